package io.partnerledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.command.http.Trade.Reseller;
import io.partnerledger.edge.caller.Role;
import io.partnerledger.events.store.Head;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@CommandSideTest
class CustomersTest {

    private final Trade trade;
    private final Store store;

    CustomersTest(@LocalServerPort int port, Head head) {
        this.trade = new Trade(port);
        this.store = new Store(head);
    }

    @Test // S33, S70
    void a_customer_is_added_on_a_resellers_behalf_and_its_first_password_told_once() {
        Agent distributor = trade.distributorIn("JP").as(Role.SALES_AGENT);
        Reseller reseller = trade.resellerIn("JP");
        trade.partnership(distributor.as(Role.ADMIN_AGENT), reseller);

        Answer answer = distributor
                .post("/v1/customers", Trade.customer("jp", ",'associatedPartnerId':'%s'".formatted(reseller.tenant())))
                .is(201);

        assertThat(answer.text("companyProfile.tenantId")).isEqualTo(answer.text("id"));
        assertThat(answer.text("companyProfile.companyName")).isEqualTo("Minato Foods");
        assertThat(answer.text("billingProfile.email")).isEqualTo("it@minato.example");
        assertThat(answer.text("billingProfile.defaultAddress.country")).isEqualTo("JP");
        assertThat(answer.text("billingProfile.defaultAddress.addressLine1")).isEqualTo("1-2-3 Honcho");
        assertThat(answer.text("relationshipToPartner")).isEqualTo("reseller");
        assertThat(answer.text("associatedPartnerId"))
                .isEqualTo(reseller.tenant().toString());
        assertThat(answer.text("userCredentials.userName")).isEqualTo("admin");
        assertThat(answer.text("userCredentials.password")).hasSizeGreaterThan(20);
        assertThat(answer.header("Ledger-Position")).isNotBlank();
    }

    @Test
    void a_repeat_adds_nothing_and_is_told_the_same_password() {
        Agent distributor = trade.distributorIn("JP").repeating();
        String body = Trade.customer("JP", "");

        Answer first =
                store.changedBy(() -> distributor.post("/v1/customers", body)).is(201);
        Answer again =
                store.unchangedBy(() -> distributor.post("/v1/customers", body)).is(201);

        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void members_are_read_in_any_case_and_unknown_ones_ignored() {
        trade.distributorIn("JP")
                .post(
                        "/v1/customers",
                        "{'CompanyProfile':{'Domain':'%s.example','Links':null},'enableGDAPByDefault':true,"
                                        .formatted(UUID.randomUUID())
                                + "'BillingProfile':{'Email':'a@b.example','Culture':'ja-JP','Language':'ja',"
                                + "'CompanyName':'X','DefaultAddress':{'Country':'JP','AddressLine1':'1'}}}")
                .is(201);
    }

    @Test
    void a_domain_belongs_to_one_customer() {
        String domain = "minato-" + UUID.randomUUID() + ".example";
        trade.distributorIn("JP")
                .post("/v1/customers", Trade.customerAt(domain, "JP", ""))
                .is(201);

        Agent another = trade.distributorIn("JP");

        store.unchangedBy(() -> another.post("/v1/customers", Trade.customerAt(domain.toUpperCase(), "JP", "")))
                .isFault(409, 3000);
    }

    @Test // S14, S33
    void only_a_partner_can_be_associated() {
        Agent distributor = trade.distributorIn("JP");
        Reseller stranger = trade.resellerIn("JP");

        for (UUID reseller : new UUID[] {stranger.tenant(), UUID.randomUUID(), distributor.tenant()}) {
            String body = Trade.customer("JP", ",'associatedPartnerId':'%s'".formatted(reseller));
            store.unchangedBy(() -> distributor.post("/v1/customers", body)).isFault(400, 800016);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "companyProfile                              | {'billingProfile':%s}",
                "companyProfile.domain                       | {'companyProfile':{},'billingProfile':%s}",
                "companyProfile.domain                       | {'companyProfile':{'domain':'-a-'},'billingProfile':%s}",
                "billingProfile                              | {'companyProfile':{'domain':'a.example'}}",
                "billingProfile.email                        | {'companyProfile':{'domain':'a.example'},"
                        + "'billingProfile':{'culture':'ja','language':'ja','companyName':'X',"
                        + "'defaultAddress':{'country':'JP','addressLine1':'1'}}}",
                "billingProfile.defaultAddress.country       | {'companyProfile':{'domain':'a.example'},"
                        + "'billingProfile':{'email':'a@b.example','culture':'ja','language':'ja','companyName':'X',"
                        + "'defaultAddress':{'country':'QQ','addressLine1':'1'}}}",
                "companyProfile.organizationRegistrationNumber | {'companyProfile':{'domain':'a.example'},"
                        + "'billingProfile':{'email':'a@b.example','culture':'hu','language':'hu','companyName':'X',"
                        + "'defaultAddress':{'country':'HU','addressLine1':'1','phoneNumber':'1'}}}",
                "associatedPartnerId                         | {'associatedPartnerId':'5102938',"
                        + "'companyProfile':{'domain':'a.example'},'billingProfile':%s}",
                "companyProfile                              | {'companyProfile':'a.example','billingProfile':%s}"
            })
    void what_is_wrong_with_a_customer_is_named_and_nothing_kept(String field, String body) {
        String billing = "{'email':'a@b.example','culture':'ja','language':'ja','companyName':'X',"
                + "'defaultAddress':{'country':'JP','addressLine1':'1'}}";
        Agent distributor = trade.distributorIn("JP");

        Answer answer = store.unchangedBy(() -> distributor.post("/v1/customers", body.replace("%s", billing)))
                .isFault(400, 800002);

        assertThat(answer.text("description")).contains(field);
    }

    @Test // S71
    void what_a_reseller_may_do_at_an_azure_customer_is_the_distributors_to_say() {
        Agent distributor = trade.distributorIn("JP");
        Reseller reseller = trade.resellerIn("JP");
        trade.partnership(distributor, reseller);
        String path = "/ledger/customers/%s/reseller-permission";
        String permission = path.formatted(trade.customerOf(distributor, reseller, "JP"));

        Answer set = distributor
                .as(Role.SALES_AGENT)
                .put(permission, "{'value':'reader'}")
                .is(200);

        assertThat(set.text("value")).isEqualTo("reader");
        assertThat(set.text("reseller.tenantId")).isEqualTo(reseller.tenant().toString());
        store.unchangedBy(() -> distributor.with("If-Match", "\"0\"").put(permission, "{'value':'none'}"))
                .isProblem(412, "stale-version");
        distributor
                .with("If-Match", set.header("ETag"))
                .put(permission, "{'value':'none'}")
                .is(200);
        for (String wrong : new String[] {"{}", "{'value':'owner'}", "{'value':null}", "{'value':1}"}) {
            store.unchangedBy(() -> distributor.put(permission, wrong)).isProblem(400, "invalid-request");
        }
        String own = path.formatted(trade.ownCustomerOf(distributor, "JP"));
        store.unchangedBy(() -> distributor.put(own, "{'value':'reader'}")).isProblem(409, "no-associated-reseller");
        for (Agent stranger : new Agent[] {reseller.admin(), distributor.as(Role.HELPDESK_AGENT)}) {
            stranger.put(permission, "{'value':'reader'}").isProblem(403, "role-lacks-right");
        }
        trade.distributorIn("JP").put(permission, "{'value':'reader'}").isProblem(404, "not-found");
        distributor.put(path.formatted(UUID.randomUUID()), "{'value':'reader'}").isProblem(404, "not-found");
    }

    @Test
    void customers_are_added_by_distributors_alone() {
        Agent distributor = trade.distributorIn("JP");
        String body = Trade.customer("JP", "");

        trade.withoutToken().post("/v1/customers", body).isFault(401, 400);
        distributor.as(Role.HELPDESK_AGENT).post("/v1/customers", body).isFault(403, 900150);
        trade.resellerIn("JP").admin().post("/v1/customers", body).isFault(403, 900150);
        trade.anybody(UUID.randomUUID(), Role.ADMIN_AGENT)
                .post("/v1/customers", body)
                .isFault(403, 900150);
        distributor.post("/v1/customers", "{").isFault(400, 800002);
    }
}
