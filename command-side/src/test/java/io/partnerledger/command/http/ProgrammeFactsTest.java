package io.partnerledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.command.http.Trade.Reseller;
import io.partnerledger.edge.caller.Role;
import io.partnerledger.events.store.Head;
import io.partnerledger.kernel.pla.PlaId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@CommandSideTest
class ProgrammeFactsTest {

    private final Trade trade;
    private final Store store;

    ProgrammeFactsTest(@LocalServerPort int port, Head head) {
        this.trade = new Trade(port);
        this.store = new Store(head);
    }

    @Test
    void a_distributor_is_registered() {
        UUID tenant = UUID.randomUUID();
        PlaId plaId = Trade.freshPla();

        Answer answer = trade.programme()
                .post(
                        "/ledger/distributors",
                        "{'tenantId':'%s','name':'Rhein','country':'de','plaId':'%s','agreementSigned':true}"
                                .formatted(tenant, plaId.value()))
                .is(201);

        assertThat(answer.text("tenantId")).isEqualTo(tenant.toString());
        assertThat(answer.text("country")).isEqualTo("DE");
        assertThat(answer.text("plaId")).isEqualTo(plaId.value());
    }

    @Test
    void a_reseller_tenant_as_registered_is_active_unauthorised_unsigned_and_its_location_pending() {
        Reseller reseller = trade.registeredResellerIn("NO");

        Answer facts = trade.programme()
                .get("/ledger/reseller-tenants/" + reseller.tenant())
                .is(200);

        assertThat(facts.text("state")).isEqualTo("active");
        assertThat(facts.json().has("cspAuthorization")).isFalse();
        assertThat(facts.json().path("agreementSigned").asBoolean()).isFalse();
        assertThat(facts.text("location.status")).isEqualTo("pending");
        assertThat(facts.text("location.country")).isEqualTo("NO");
    }

    @Test
    void facts_are_recorded_and_answered() {
        Reseller reseller = trade.resellerIn("JP");
        PlaId another = Trade.freshPla();

        trade.suspend(reseller);
        Answer facts = trade.say(
                reseller, "location", "{'plaId':'%s','country':'NO','status':'rejected'}".formatted(another.value()));

        assertThat(facts.text("state")).isEqualTo("suspended");
        assertThat(facts.text("cspAuthorization")).isEqualTo("authorized");
        assertThat(facts.text("location.plaId")).isEqualTo(another.value());
        assertThat(facts.text("location.status")).isEqualTo("rejected");
    }

    @Test
    void a_fact_that_is_known_already_is_kept_once() {
        Reseller reseller = trade.resellerIn("JP");
        trade.suspend(reseller);

        store.unchangedBy(() -> trade.say(reseller, "state", "{'status':'suspended'}"));
        store.changedBy(() -> trade.say(reseller, "state", "{'status':'active'}"));
    }

    @Test
    void a_repeated_registration_is_answered_alike_and_kept_once() {
        Agent programme = trade.programme().repeating();
        String body = "{'tenantId':'%s','name':'Aoba','country':'JP','plaId':'%s','email':'a@aoba.example'}"
                .formatted(UUID.randomUUID(), Trade.freshPla().value());
        Answer first = store.changedBy(() -> programme.post("/ledger/reseller-tenants", body))
                .is(201);

        Answer again = store.unchangedBy(() -> programme.post("/ledger/reseller-tenants", body))
                .is(201);

        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void a_known_tenant_or_pla_id_is_not_registered_again() {
        Reseller known = trade.registeredResellerIn("JP");
        Agent distributor = trade.distributorIn("JP");
        String body = "{'tenantId':'%s','name':'X','country':'JP','plaId':'%s'}";

        refused(
                "/ledger/reseller-tenants",
                body.formatted(known.tenant(), Trade.freshPla().value()),
                "tenant-already-registered");
        refused(
                "/ledger/reseller-tenants",
                body.formatted(distributor.tenant(), Trade.freshPla().value()),
                "tenant-already-registered");
        refused(
                "/ledger/reseller-tenants",
                body.formatted(UUID.randomUUID(), known.plaId().value()),
                "pla-id-already-claimed");
        refused(
                "/ledger/distributors",
                "{'tenantId':'%s','name':'X','country':'JP','agreementSigned':true}".formatted(known.tenant()),
                "tenant-already-registered");
    }

    @Test
    void the_pla_id_of_another_tenant_is_no_location() {
        Reseller one = trade.registeredResellerIn("JP");
        Reseller other = trade.registeredResellerIn("JP");

        store.unchangedBy(() -> trade.programme()
                        .put(
                                "/ledger/reseller-tenants/" + one.tenant() + "/location",
                                "{'plaId':'%s','country':'JP','status':'authorized'}"
                                        .formatted(other.plaId().value())))
                .isProblem(409, "pla-id-already-claimed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "tenantId    | {'tenantId':'1-1-1-1-1','name':'X','country':'JP','plaId':'5'}",
                "tenantId    | {'name':'X','country':'JP','plaId':'5'}",
                "name        | {'tenantId':'%s','name':' ','country':'JP','plaId':'5'}",
                "country     | {'tenantId':'%s','name':'X','country':'QQ','plaId':'5'}",
                "country     | {'tenantId':'%s','name':'X','country':7,'plaId':'5'}",
                "plaId       | {'tenantId':'%s','name':'X','country':'JP','plaId':'51O2938'}",
                "plaId       | {'tenantId':'%s','name':'X','country':'JP','plaId':'1234567890123'}",
                "email       | {'tenantId':'%s','name':'X','country':'JP','plaId':'5','email':'nobody'}",
                "effectiveAt | {'tenantId':'%s','name':'X','country':'JP','plaId':'5','effectiveAt':'soon'}",
                "name        | {'tenantId':'%s','name':'X\\u0000','country':'JP','plaId':'5'}",
                "nickname    | {'tenantId':'%s','name':'X','country':'JP','plaId':'5','nickname':'Y'}"
            })
    void what_is_wrong_with_a_registration_is_named_and_nothing_kept(String field, String body) {
        Answer answer = store.unchangedBy(
                        () -> trade.programme().post("/ledger/reseller-tenants", body.formatted(UUID.randomUUID())))
                .isProblem(400, "invalid-request");

        assertThat(answer.text("violations.0.field")).isEqualTo(field);
    }

    @Test
    void a_fact_of_tomorrow_is_refused() {
        Reseller reseller = trade.registeredResellerIn("JP");

        store.unchangedBy(() -> trade.programme()
                        .put(
                                "/ledger/reseller-tenants/" + reseller.tenant() + "/agreement",
                                "{'signed':true,'effectiveAt':'2999-01-01T00:00:00Z'}"))
                .isProblem(400, "effective-in-future");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "state             | {'status':'sleeping'}",
                "state             | {'status':1}",
                "state             | {}",
                "csp-authorization | {'status':'pending'}",
                "agreement         | {'signed':'yes'}",
                "agreement         | {}",
                "location          | {'plaId':'x','country':'JP','status':'authorized'}",
                "location          | {'plaId':'5','country':'JP'}"
            })
    void a_fact_that_cannot_be_is_refused(String fact, String body) {
        Reseller reseller = trade.registeredResellerIn("JP");

        store.unchangedBy(
                        () -> trade.programme().put("/ledger/reseller-tenants/" + reseller.tenant() + "/" + fact, body))
                .isProblem(400, "invalid-request");
    }

    @Test
    void malformed_json_and_a_missing_body_are_told_apart() {
        trade.programme().post("/ledger/distributors", "{'tenantId':").isProblem(400, "malformed-json");
        trade.programme().post("/ledger/distributors", "").isProblem(400, "body-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "csp-authorization", "agreement", "location"})
    void facts_of_a_tenant_nobody_registered_are_not_found(String fact) {
        String body = switch (fact) {
            case "state" -> "{'status':'suspended'}";
            case "csp-authorization" -> "{'status':'authorized'}";
            case "agreement" -> "{'signed':true}";
            default ->
                "{'plaId':'%s','country':'JP','status':'authorized'}"
                        .formatted(Trade.freshPla().value());
        };

        store.unchangedBy(
                        () -> trade.programme().put("/ledger/reseller-tenants/" + UUID.randomUUID() + "/" + fact, body))
                .isProblem(404, "not-found");
        trade.programme().put("/ledger/reseller-tenants/me/" + fact, body).isProblem(404, "not-found");
    }

    @Test
    void the_facts_of_a_tenant_nobody_registered_are_not_found() {
        trade.programme().get("/ledger/reseller-tenants/" + UUID.randomUUID()).isProblem(404, "not-found");
    }

    @Test
    void facts_are_the_programmes_to_say() {
        Agent distributor = trade.distributorIn("JP");
        String body = "{'tenantId':'%s','name':'X','country':'JP','plaId':'%s'}"
                .formatted(UUID.randomUUID(), Trade.freshPla().value());

        trade.withoutToken().post("/ledger/reseller-tenants", body).isProblem(401, "not-signed-in");
        distributor.post("/ledger/reseller-tenants", body).isProblem(403, "role-lacks-right");
        trade.anybody(UUID.randomUUID(), Role.LEDGER_OPERATOR)
                .post("/ledger/reseller-tenants", body)
                .isProblem(403, "role-lacks-right");
    }

    @Test
    void the_answer_says_how_far_the_ledger_was() {
        Reseller reseller = trade.registeredResellerIn("JP");

        Answer answer = trade.say(reseller, "agreement", "{'signed':true}");

        assertThat(Long.parseLong(answer.header("Ledger-Position")))
                .isEqualTo(store.head().now());
        assertThat(trade.programme()
                        .get("/ledger/reseller-tenants/" + reseller.tenant())
                        .header("Ledger-Position"))
                .isEmpty();
    }

    private void refused(String path, String body, String code) {
        store.unchangedBy(() -> trade.programme().post(path, body)).isProblem(409, code);
    }
}
