package io.partnerledger.edge.access;

import static io.partnerledger.edge.access.Party.DISTRIBUTOR;
import static io.partnerledger.edge.access.Party.RESELLER;
import static io.partnerledger.edge.caller.Role.ADMIN_AGENT;
import static io.partnerledger.edge.caller.Role.AUDITOR;
import static io.partnerledger.edge.caller.Role.HELPDESK_AGENT;
import static io.partnerledger.edge.caller.Role.LEDGER_OPERATOR;
import static io.partnerledger.edge.caller.Role.PROGRAMME_OPERATOR;
import static io.partnerledger.edge.caller.Role.SALES_AGENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.edge.caller.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** The rules that the seed and the agreed routes name, asked of the table as it stands. */
class RouteTableTest {

    private final RouteTable table = RouteTable.ledgerAnd(List.of());

    @Test
    void only_an_admin_agent_of_the_distributor_asks_for_a_partnership() { // S20
        assertThat(of(DISTRIBUTOR, "POST", "/ledger/partnerships")).containsExactly(ADMIN_AGENT);
        assertThat(of(RESELLER, "POST", "/ledger/partnerships")).isEmpty();
    }

    @Test
    void both_agents_remove_a_partnership() { // S75
        assertThat(of(DISTRIBUTOR, "POST", "/ledger/partnerships/{id}/removal"))
                .containsExactlyInAnyOrder(ADMIN_AGENT, SALES_AGENT);
    }

    @Test
    void both_agents_of_either_party_change_a_subscription() { // S63
        String subscription = "/v1/customers/{c}/subscriptions/{s}";

        assertThat(of(DISTRIBUTOR, "PATCH", subscription)).containsExactlyInAnyOrder(ADMIN_AGENT, SALES_AGENT);
        assertThat(of(RESELLER, "PATCH", subscription)).containsExactlyInAnyOrder(ADMIN_AGENT, SALES_AGENT);
    }

    @Test
    void only_an_admin_agent_of_the_distributor_validates_resellers() { // VAL
        assertThat(of(DISTRIBUTOR, "POST", "/v1/partners/validateresellers")).containsExactly(ADMIN_AGENT);
        assertThat(of(RESELLER, "POST", "/v1/partners/validateresellers")).isEmpty();
    }

    @Test
    void a_reseller_has_nothing_to_do_with_orders_nor_with_new_customers() {
        for (String route : List.of(
                "POST /v1/customers",
                "PATCH /v1/customers/{c}",
                "POST /v1/customers/{c}/orders",
                "GET /v1/customers/{c}/orders",
                "GET /v1/customers/{c}/orders/{o}")) {
            assertThat(of(RESELLER, route.split(" ")[0], route.split(" ")[1]))
                    .as(route)
                    .isEmpty();
        }
    }

    @Test
    void strangers_answer_invitations_and_nothing_else() {
        assertThat(table.all().stream()
                        .filter(route -> !route.strangers().isEmpty())
                        .map(route -> route.method() + " " + route.pattern()))
                .containsExactlyInAnyOrder(
                        "GET /ledger/invitations/{code}",
                        "POST /ledger/invitations/{code}/acceptance",
                        "POST /ledger/invitations/{code}/refusal");
    }

    @Test
    void the_helpdesk_changes_support_contacts_alone_and_auditors_change_nothing() {
        String supportContact = "/v1/customers/{customerId}/subscriptions/{subscriptionId}/supportcontact";
        assertThat(of(DISTRIBUTOR, "PUT", supportContact))
                .containsExactlyInAnyOrder(ADMIN_AGENT, SALES_AGENT, HELPDESK_AGENT);
        assertThat(of(RESELLER, "PUT", supportContact)).isEmpty();
        assertThat(table.all())
                .filteredOn(route -> !HttpMethod.GET.equals(route.method())
                        && !route.open()
                        && !route.pattern().equals(supportContact))
                .isNotEmpty()
                .allSatisfy(route -> assertThat(route.partners().values())
                        .allSatisfy(roles -> assertThat(roles).doesNotContain(HELPDESK_AGENT, AUDITOR)));
    }

    @Test
    void programme_facts_are_the_programme_operators_alone() {
        assertThat(table.all())
                .filteredOn(route -> route.pattern().startsWith("/ledger/distributors")
                        || route.pattern().startsWith("/ledger/reseller-tenants"))
                .hasSize(7)
                .allSatisfy(route -> {
                    assertThat(route.operators()).containsExactly(PROGRAMME_OPERATOR);
                    assertThat(route.partners()).isEmpty();
                });
    }

    @Test
    void projections_are_rebuilt_and_verified_by_ledger_operators_alone() {
        assertThat(table.all())
                .filteredOn(route -> route.pattern().startsWith("/ledger/projections"))
                .hasSize(5)
                .allSatisfy(route -> {
                    assertThat(route.operators()).containsExactly(LEDGER_OPERATOR);
                    assertThat(route.partners()).isEmpty();
                });
    }

    @Test
    void dead_letters_are_the_ledger_operators_alone() {
        assertThat(table.all())
                .filteredOn(route -> route.pattern().startsWith("/ledger/dead-letters"))
                .hasSize(3)
                .allSatisfy(route -> {
                    assertThat(route.operators()).containsExactly(LEDGER_OPERATOR);
                    assertThat(route.partners()).isEmpty();
                });
    }

    @Test
    void only_sign_in_health_faults_keys_to_verify_by_and_what_describes_the_routes_ask_for_no_token() {
        assertThat(table.open().stream().map(Route::pattern))
                .containsExactlyInAnyOrder(
                        "/oauth2/token",
                        "/actuator/health",
                        "/actuator/health/**",
                        "/error",
                        "/ledger/events/keys",
                        "/webhooks/v1/certificate",
                        "/openapi/partner-center.json",
                        "/openapi/ledger.json");
    }

    @Test
    void no_route_has_two_lines_and_every_line_lets_somebody_in() {
        assertThat(table.all().stream()
                        .map(route -> route.method() + " " + route.pattern().replaceAll("\\{\\w+}", "{}")))
                .doesNotHaveDuplicates();
        assertThat(table.all())
                .allMatch(route -> route.open()
                        || !route.partners().isEmpty()
                        || !route.operators().isEmpty()
                        || !route.strangers().isEmpty());
    }

    @Test
    void variables_may_be_called_anything_but_must_be_where_they_are() {
        assertThat(table.line(HttpMethod.GET, "/v1/customers/{whatever}")).isPresent();
        assertThat(table.line(HttpMethod.HEAD, "/v1/customers/{whatever}")).isPresent();
        assertThat(table.line(HttpMethod.GET, "/v1/customers/orders")).isEmpty();
        assertThat(table.line(HttpMethod.DELETE, "/v1/customers/{whatever}")).isEmpty();
    }

    @Test
    void ledger_operators_have_no_business_of_partners() {
        for (Party party : Party.values()) {
            assertThat(table.all())
                    .filteredOn(route -> !route.pattern().equals("/ledger/invitations/{code}"))
                    .allSatisfy(route -> assertThat(route.partners().getOrDefault(party, Set.of()))
                            .doesNotContainAnyElementsOf(EnumSet.of(PROGRAMME_OPERATOR, LEDGER_OPERATOR)));
        }
    }

    private Set<Role> of(Party party, String method, String pattern) {
        return table.line(HttpMethod.valueOf(method), pattern)
                .orElseThrow()
                .partners()
                .getOrDefault(party, Set.of());
    }
}
