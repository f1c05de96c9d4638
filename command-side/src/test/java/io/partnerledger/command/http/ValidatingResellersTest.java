package io.partnerledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.command.http.Trade.Reseller;
import io.partnerledger.edge.caller.Role;
import io.partnerledger.events.store.Head;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@CommandSideTest
class ValidatingResellersTest {

    private static final String ROUTE = "/v1/partners/validateresellers";

    private final Trade trade;
    private final Store store;

    ValidatingResellersTest(@LocalServerPort int port, Head head) {
        this.trade = new Trade(port);
        this.store = new Store(head);
    }

    @Test
    void every_id_is_answered_in_the_order_asked() {
        Agent distributor = trade.distributorIn("JP");
        Reseller valid = trade.resellerIn("JP");
        Reseller suspended = trade.resellerIn("JP");
        Reseller abroad = trade.resellerIn("NO");
        trade.suspend(suspended);
        String unknown = Trade.freshPla().value();
        String[] asked = {
            valid.plaId().value(),
            suspended.plaId().value(),
            abroad.plaId().value(),
            unknown,
            "51O2",
            valid.plaId().value()
        };

        Answer answer = store.unchangedBy(
                        () -> distributor.post(ROUTE, "{'partnerIds':['" + String.join("','", asked) + "']}"))
                .is(200);

        JsonNode results = answer.json().path("validationResults");
        assertThat(results.valueStream().map(each -> each.path("partnerId").asString()))
                .containsExactly(asked);
        assertThat(results.valueStream()
                        .map(each -> each.path("isValidPartnerIdOnRecord").asBoolean()))
                .containsExactly(true, false, false, false, false, true);
        assertThat(results.get(0).has("errorCode")).isFalse();
        for (int i = 1; i < 5; i++) {
            assertThat(results.get(i).path("errorCode").isNumber()).isTrue();
            assertThat(results.get(i).path("errorCode").asInt()).isEqualTo(900400);
            assertThat(results.get(i).path("errorDescription").asString()).startsWith("The PLA ID (formerly MPN");
        }
    }

    @Test
    void it_is_as_fresh_as_the_last_fact() {
        Agent distributor = trade.distributorIn("JP");
        Reseller reseller = trade.resellerIn("JP");

        for (int i = 0; i < 10; i++) {
            trade.suspend(reseller);
            assertThat(valid(distributor, reseller)).isFalse();
            trade.reactivate(reseller);
            assertThat(valid(distributor, reseller)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'partnerIds':[]}", "{'partnerIds':[null]}", "{'partnerIds':'5'}", "{", "[]"})
    void a_malformed_question_is_refused(String body) {
        trade.distributorIn("JP").post(ROUTE, body).isFault(400, 800002);
    }

    @Test
    void a_thousand_ids_are_taken_and_no_more() {
        Agent distributor = trade.distributorIn("JP");

        distributor.post(ROUTE, ids(1000)).is(200);
        distributor.post(ROUTE, ids(1001)).isFault(400, 800002);
    }

    @Test
    void admin_agents_of_distributors_ask() {
        Agent distributor = trade.distributorIn("JP");

        trade.withoutToken().post(ROUTE, ids(1)).isFault(401, 400);
        distributor.as(Role.SALES_AGENT).post(ROUTE, ids(1)).isFault(403, 900150);
        trade.resellerIn("JP").admin().post(ROUTE, ids(1)).isFault(403, 900150);
    }

    private static boolean valid(Agent distributor, Reseller reseller) {
        return distributor
                .post(ROUTE, "{'partnerIds':['%s']}".formatted(reseller.plaId().value()))
                .is(200)
                .json()
                .at("/validationResults/0/isValidPartnerIdOnRecord")
                .asBoolean();
    }

    private static String ids(int howMany) {
        return IntStream.range(0, howMany)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining("','", "{'partnerIds':['", "']}"));
    }
}
