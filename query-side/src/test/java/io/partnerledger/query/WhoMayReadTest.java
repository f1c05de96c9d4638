package io.partnerledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.edge.access.Route;
import io.partnerledger.edge.access.RouteTable;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.gdap.GdapRelationshipId;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.query.Reader.Answer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

class WhoMayReadTest extends QuerySideTest {

    private static final String ALL = "admin sales helpdesk auditor reseller-admin reseller-sales reseller-auditor";
    private static final Map<String, String> ROLES = Map.of(
            "admin", "AdminAgent",
            "sales", "SalesAgent",
            "helpdesk", "HelpdeskAgent",
            "auditor", "Auditor",
            "programme", "ProgrammeOperator",
            "operator", "LedgerOperator");

    @Autowired
    private RouteTable routes;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping controllers;

    @Test
    void every_route_asks_for_a_token_and_lets_in_whom_the_table_names_and_nobody_else() {
        DistributorId kanto = trade.distributor("Kanto Distribution", "JP");
        ResellerTenantId aoba = trade.reseller("Aoba Systems", "JP");
        PartnershipId partnership = trade.partners(kanto, aoba);
        CustomerId minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");
        GdapRelationshipId gdap = trade.gdap(minatoFoods, aoba);
        SubscriptionId subscription =
                trade.order(minatoFoods, trade.plaIdOf(aoba), 25).get(0);
        as(kanto, "LedgerOperator").send("POST", "/ledger/projections/order/verification");
        String customer = "/v1/customers/" + minatoFoods.value();
        String distributorsReaders = "admin sales helpdesk";
        String partnersReaders = "admin sales helpdesk reseller-admin reseller-sales";
        Map<String, String> may = Map.ofEntries(
                Map.entry("/ledger/partnerships", partnersReaders),
                Map.entry("/ledger/partnerships/" + partnership.value(), partnersReaders),
                Map.entry("/ledger/gdap-relationships", partnersReaders),
                Map.entry("/ledger/gdap-relationships/" + gdap.value(), partnersReaders),
                Map.entry("/ledger/history/" + gdap.stream(), ALL),
                Map.entry("/ledger/history?actor=sato", ALL),
                Map.entry("/ledger/history/" + gdap.stream() + "/as-of?time=" + trade.now(), ALL),
                Map.entry("/ledger/history/" + gdap.stream() + "/verdicts", ALL),
                Map.entry("/ledger/resellers", distributorsReaders),
                Map.entry("/ledger/distributor-profile", distributorsReaders),
                Map.entry("/ledger/insights/invalid-por", "admin sales helpdesk auditor"),
                Map.entry("/ledger/insights/invalid-por/trend", "admin sales helpdesk auditor"),
                Map.entry("/ledger/insights/blocked-orders", "admin sales helpdesk auditor"),
                Map.entry("/ledger/por-verdicts", "admin sales helpdesk auditor"),
                Map.entry("/ledger/events", "admin sales helpdesk auditor"),
                Map.entry("/ledger/events/checkpoints", "admin sales helpdesk auditor"),
                Map.entry("/ledger/subscriptions", distributorsReaders),
                Map.entry("/ledger/pla-ids/" + trade.plaIdOf(aoba).value() + "/verdict", distributorsReaders),
                Map.entry(
                        "/ledger/history/" + partnership.stream(),
                        "admin sales helpdesk auditor reseller-admin reseller-sales reseller-auditor"),
                Map.entry("/ledger/projections", "operator"),
                Map.entry("/ledger/projections/order/verification", "operator"),
                Map.entry("/ledger/dead-letters", "operator"),
                Map.entry("/v1/relationships", "admin sales reseller-admin reseller-sales"),
                Map.entry("/v1/profiles/mpn?mpnId=" + trade.plaIdOf(aoba).value(), partnersReaders),
                Map.entry("/ledger/customers/" + minatoFoods.value() + "/reseller-permission", partnersReaders),
                Map.entry("/v1/compliance/csp/agreementstatus?tenantId=" + aoba.value(), partnersReaders),
                Map.entry("/v1/auditrecords", "admin sales helpdesk auditor"),
                Map.entry("/ledger/standing", "reseller-admin reseller-sales"),
                Map.entry("/v1/customers", partnersReaders),
                Map.entry(customer, partnersReaders),
                Map.entry(customer + "/relationships", partnersReaders),
                Map.entry(customer + "/orders", distributorsReaders),
                Map.entry(customer + "/orders/" + trade.orderOf(subscription).value(), distributorsReaders),
                Map.entry(
                        customer + "/carts/"
                                + trade.cart(minatoFoods, trade.plaIdOf(aoba)).value(),
                        distributorsReaders),
                Map.entry("/v1/customers/relationshiprequests", "admin sales"),
                Map.entry(
                        customer + "/orders/" + trade.orderOf(subscription).value() + "/provisioningstatus",
                        distributorsReaders),
                Map.entry(customer + "/subscriptions/" + subscription.value() + "/provisioningstatus", partnersReaders),
                Map.entry(customer + "/subscriptions", partnersReaders),
                Map.entry(customer + "/subscriptions/" + subscription.value(), partnersReaders),
                Map.entry(customer + "/subscriptions/" + subscription.value() + "/supportcontact", partnersReaders));
        assertThat(reads())
                .isNotEmpty()
                .allSatisfy(pattern -> assertThat(may.keySet()).anyMatch(route -> pattern.matches(pathOf(route))));

        may.forEach((route, who) -> {
            List<String> allowed = List.of(who.split(" "));
            for (String party : ALL.split(" ")) {
                UUID tenant = party.startsWith("reseller-") ? aoba.value() : kanto.value();
                Answer answer =
                        as(tenant, ROLES.get(party.replace("reseller-", ""))).get(route);
                assertThat(answer.status()).as(party + ": " + answer).isEqualTo(allowed.contains(party) ? 200 : 403);
            }
            for (String stranger : List.of("programme", "operator")) {
                assertThat(as(kanto, ROLES.get(stranger)).get(route).status())
                        .as(stranger + " at " + route)
                        .isEqualTo(allowed.contains(stranger) ? 200 : 403);
            }
            assertThat(as(UUID.randomUUID()).get(route).status()).isEqualTo(403);
            assertThat(anybody().get(route).status()).isEqualTo(401);
            assertThat(anybody()
                            .with("Authorization", "Bearer worn-out")
                            .get(route)
                            .status())
                    .isEqualTo(401);
        });
    }

    /** The address of whatever can be read with a token. */
    private List<PathPattern> reads() {
        List<String> open = routes.open().stream().map(Route::pattern).toList();
        return controllers.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapping -> Objects.requireNonNull(mapping.getPathPatternsCondition()).getPatterns().stream())
                .filter(pattern -> !open.contains(pattern.getPatternString()))
                .toList();
    }

    private static PathContainer pathOf(String route) {
        return PathContainer.parsePath(route.split("\\?")[0]);
    }

    @Test
    void no_route_is_missing_from_the_table() {
        assertThat(controllers.getHandlerMethods()).hasSizeGreaterThan(15);
        assertThat(routes.unlisted(controllers)).isEmpty();
    }
}
