package io.partnerledger.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is done with the oldest client, table by table, and read back at once without it saying how far it has written. */
class TheJavaClientTest extends ClientTest {

    private JavaClient java;

    @BeforeEach
    void portal() {
        java = new JavaClient(address(), token());
    }

    @Test
    void it_finds_the_partners_it_may_sell_through() {
        JsonNode resellers = java.resellers();

        assertThat(namesIn(resellers, "mpnId")).containsExactlyInAnyOrder(aoba.plaId(), minami.plaId());
        assertThat(resellers.get("items")).allSatisfy(reseller -> {
            assertThat(reseller.get("relationshipType").asString()).isEqualTo("is_indirect_cloud_solution_provider_of");
            assertThat(reseller.get("location").asString()).isEqualTo("JP");
            assertThat(reseller.get("state").asString()).isNotBlank();
        });
        assertThat(namesIn(java.resellersNamed("oba Sys"), "mpnId")).containsExactly(aoba.plaId());
        assertThat(URI.create(java.relationshipRequest().get("url").asString()).isAbsolute())
                .isTrue();
        assertThat(java.mpnProfile(aoba.plaId()).get("partnerName").asString()).isEqualTo("Aoba Systems");
        assertThat(java.ownMpnProfile().get("mpnId").asString()).isEqualTo(plaIdOf(kanto));
        isRefused(404, 3000, () -> java.mpnProfile("9999999"));
        JsonNode results = java.validate(aoba.plaId(), "9999999").get("validationResults");
        assertThat(results.at("/0/isValidPartnerIdOnRecord").asBoolean()).isTrue();
        assertThat(results.at("/1/isValidPartnerIdOnRecord").asBoolean()).isFalse();
        assertThat(results.at("/1/errorCode").asInt()).isEqualTo(900400);
    }

    @Test
    void what_it_creates_it_finds_at_once() {
        JsonNode created = java.createCustomer(freshDomain(), aoba.tenant());
        String customer = id(created);

        assertThat(created.at("/userCredentials/password").asString()).isNotBlank();
        assertThat(ids(java.customers())).containsExactly(customer);
        assertThat(java.customer(customer)
                        .at("/billingProfile/defaultAddress/state")
                        .asString())
                .isEqualTo("Aichi Prefecture");
        assertThat(java.customer(customer).get("relationshipToPartner").asString())
                .isEqualTo("reseller");
        assertThat(ids(java.resellersOf(customer)))
                .containsExactly(aoba.tenant().toString());

        JsonNode first = java.order(customer, aoba.plaId(), 5);
        JsonNode second = java.orderBilled("annual", customer, minami.plaId(), 3);

        assertThat(first.get("referenceCustomerId").asString()).isEqualTo(customer);
        assertThat(first.get("billingCycle").asString()).isEqualTo("monthly");
        assertThat(ids(java.orders(customer))).containsExactlyInAnyOrder(id(first), id(second));
        assertThat(java.orderOf(customer, id(second))
                        .at("/lineItems/0/partnerIdOnRecord")
                        .asString())
                .isEqualTo(minami.plaId());
        assertThat(ids(java.subscriptions(customer)))
                .containsExactlyInAnyOrder(subscriptionOf(first), subscriptionOf(second));
        assertThat(ids(java.subscriptionsOfOrder(customer, id(first)))).containsExactly(subscriptionOf(first));
        assertThat(ids(java.subscriptionsOfPartner(customer, minami.plaId()))).containsExactly(subscriptionOf(second));
        assertThat(ids(java.ordersBilled("annual", customer))).containsExactly(id(second));
        assertThat(java.provisioningOfOrder(customer, id(first))
                        .at("/items/0/quantityProvisioningInformation/0/quantity")
                        .asInt())
                .isEqualTo(5);
        JsonNode provisioned = java.provisioningOfSubscription(customer, subscriptionOf(first));
        assertThat(provisioned.get("status").asString()).isEqualTo("success");
        assertThat(provisioned.get("endDate").asString()).isNotBlank();
        JsonNode subscription = java.subscription(customer, subscriptionOf(first));
        for (String member : List.of(
                "id",
                "orderId",
                "offerId",
                "offerName",
                "quantity",
                "unitType",
                "status",
                "partnerId",
                "billingCycle",
                "creationDate",
                "effectiveStartDate",
                "commitmentEndDate")) {
            assertThat(subscription.get(member).asString()).as(member).isNotBlank();
        }
    }

    @Test
    void it_pages_through_its_customers_and_searches_them() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(id(java.createCustomer(freshDomain(), i == 3 ? minami.tenant() : aoba.tenant())));
        }

        List<String> sought = new ArrayList<>();
        JsonNode page = java.firstCustomers(2);
        sought.addAll(ids(page));
        while (page.has("continuationToken")) {
            page = java.seekNextCustomers(page);
            sought.addAll(ids(page));
        }
        List<String> followed = new ArrayList<>();
        page = java.firstCustomers(2);
        followed.addAll(ids(page));
        while (page.path("links").has("next")) {
            page = java.follow(page);
            followed.addAll(ids(page));
        }

        assertThat(sought).containsExactlyElementsOf(all);
        assertThat(followed).containsExactlyElementsOf(all);
        assertThat(ids(java.customersWhere("CompanyName", "sakuramaru sh"))).containsExactlyElementsOf(all);
        assertThat(ids(java.customersWhere("CompanyName", "Sakuramaru x"))).isEmpty();
        assertThat(ids(java.customersWhere("IndirectReseller", minami.tenant().toString())))
                .containsExactly(all.get(3));
        String domain = java.customer(all.get(1)).at("/companyProfile/domain").asString();
        assertThat(ids(java.customersWhere("Domain", domain))).containsExactly(all.get(1));
    }

    @Test
    void what_it_changes_it_sends_back_whole_and_reads_at_once() {
        String customer = id(java.createCustomer(freshDomain(), aoba.tenant()));
        String id = subscriptionOf(java.order(customer, aoba.plaId(), 5));
        JsonNode read = java.subscription(customer, id);

        JsonNode echoed = java.change(customer, read, nothing -> {});
        assertThat(echoed.at("/attributes/etag")).isEqualTo(read.at("/attributes/etag"));

        JsonNode moved = java.change(customer, read, subscription -> subscription.put("partnerId", minami.plaId()));
        assertThat(moved.get("partnerId").asString()).isEqualTo(minami.plaId());
        assertThat(ids(java.subscriptionsOfPartner(customer, minami.plaId()))).containsExactly(id);
        assertThat(ids(java.subscriptionsOfPartner(customer, aoba.plaId()))).isEmpty();
        // What it read first is worth nothing any more.
        isRefused(400, 2055, () -> java.change(customer, read, subscription -> subscription.put("quantity", 6)));

        JsonNode suspended = java.change(customer, moved, subscription -> subscription.put("status", "suspended"));
        assertThat(suspended.get("suspensionReasons")).isNotEmpty();
        assertThat(java.subscriptions(customer).at("/items/0/status").asString())
                .isEqualTo("suspended");
        JsonNode active = java.change(customer, suspended, subscription -> subscription.put("status", "active"));
        assertThat(java.subscription(customer, id)).isEqualTo(active);
    }

    @Test
    void it_looks_for_customers_and_goes_through_them_page_by_page() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(id(java.createCustomer(freshDomain(), (i == 1 ? minami : aoba).tenant())));
        }
        String domain = java.customer(all.get(2)).at("/companyProfile/domain").asString();

        assertThat(ids(java.customersWhere("CompanyName", "sakuramaru s"))).containsExactlyElementsOf(all);
        assertThat(ids(java.customersWhere("Domain", domain.substring(0, 20)))).containsExactly(all.get(2));
        assertThat(ids(java.customersWhere("IndirectReseller", minami.tenant().toString())))
                .containsExactly(all.get(1));
        JsonNode first = java.firstCustomers(2);
        assertThat(ids(first)).containsExactlyElementsOf(all.subList(0, 2));
        for (JsonNode second : List.of(java.seekNextCustomers(first), java.follow(first))) {
            assertThat(ids(second)).containsExactly(all.get(2));
            assertThat(second.at("/links").has("next")).isFalse();
        }
        assertThat(ids(java.resellersNamed("minami")))
                .containsExactly(minami.tenant().toString());
        assertThat(URI.create(java.relationshipRequest().get("url").asString())).hasScheme("https");
    }

    @Test
    void it_reads_what_is_provisioned_and_orders_by_the_cycle_they_are_billed_in() {
        String customer = id(java.createCustomer(freshDomain(), aoba.tenant()));
        JsonNode order = java.orderBilled("annual", customer, aoba.plaId(), 5);
        java.order(customer, aoba.plaId(), 3);

        assertThat(ids(java.ordersBilled("annual", customer))).containsExactly(id(order));
        assertThat(java.provisioningOfOrder(customer, id(order))
                        .at("/items/0/quantityProvisioningInformation/0/quantity")
                        .asInt())
                .isEqualTo(5);
        JsonNode provisioned = java.provisioningOfSubscription(customer, subscriptionOf(order));
        assertThat(provisioned.get("status").asString()).isEqualTo("success");
        assertThat(provisioned.get("quantity").asInt()).isEqualTo(5);
    }

    @Test
    void a_customer_it_removes_is_gone_at_once_and_the_removal_that_comes_again_is_answered_as_before() {
        JavaClient one = java.withOneRequestIdForAll();
        String customer = id(one.createCustomer(freshDomain(), aoba.tenant()));
        String subscription = subscriptionOf(one.order(customer, aoba.plaId(), 5));
        JsonNode removal = JsonMapper.shared().createObjectNode().put("relationshipToPartner", "none");
        isRefused(409, 3000, () -> java.call("PATCH", "/v1/customers/" + customer, removal));
        one.change(customer, one.subscription(customer, subscription), read -> read.put("status", "suspended"));

        JsonNode removed = one.call("PATCH", "/v1/customers/" + customer, removal);

        assertThat(removed.get("relationshipToPartner").asString()).isEqualTo("none");
        assertThat(one.call("PATCH", "/v1/customers/" + customer, removal)).isEqualTo(removed);
        assertThat(java.customers().get("items")).isEmpty();
        isRefused(403, 20002, () -> java.subscription(customer, subscription));
        assertThat(java.auditRecordsSince(LocalDate.now(ZoneOffset.UTC).withDayOfYear(1))
                        .at("/items/0/operationType")
                        .asString())
                .isEqualTo("remove_partner_customer_relationship");
    }

    @Test
    void it_names_who_supports() {
        String customer = id(java.createCustomer(freshDomain(), aoba.tenant()));
        String subscription = subscriptionOf(java.order(customer, aoba.plaId(), 5));

        assertThat(java.supportContact(customer, subscription)
                        .get("supportTenantId")
                        .asString())
                .isEqualTo(kanto.tenant().toString());
        JsonNode put = java.putSupportContact(customer, subscription, minami.tenant(), minami.plaId());

        assertThat(put.get("supportMpnId").asString()).isEqualTo(minami.plaId());
        assertThat(java.supportContact(customer, subscription)).isEqualTo(put);
        isRefused(400, 800016, () -> java.putSupportContact(customer, subscription, UUID.randomUUID(), minami.plaId()));
    }

    @Test
    void what_is_refused_it_sends_five_times_and_it_happens_once() {
        String domain = freshDomain();
        String customer = id(java.createCustomer(domain, aoba.tenant()));
        suspend(aoba, "Overdue").as(200);

        isRefused(403, 800039, () -> java.order(customer, aoba.plaId(), 5));
        isRefused(409, 3000, () -> java.createCustomer(domain, aoba.tenant()));

        assertThat(java.orders(customer).get("items")).isEmpty();
        assertThat(java.customers().get("items")).hasSize(1);
        JsonNode blocked = kanto.get("/ledger/insights/blocked-orders").as(200).get("items");
        assertThat(blocked).hasSize(1);
    }

    @Test
    void what_it_did_it_finds_among_the_audit_records() {
        LocalDate monthAgo = LocalDate.now(ZoneOffset.UTC).minusDays(30);
        String customer = id(java.createCustomer(freshDomain(), aoba.tenant()));
        String other = id(java.createCustomer(freshDomain(), aoba.tenant()));
        String subscription = subscriptionOf(java.order(customer, aoba.plaId(), 5));
        java.change(
                customer,
                java.subscription(customer, subscription),
                changed -> changed.put("status", "suspended").put("friendlyName", "Branch"));
        suspend(minami, "Overdue").as(200);
        isRefused(403, 800039, () -> java.order(customer, minami.plaId(), 5));

        JsonNode records = java.auditRecordsSince(monthAgo);
        assertThat(namesIn(records, "operationType"))
                .containsExactly(
                        "create_order",
                        "update_subscription",
                        "create_order",
                        "add_customer",
                        "add_customer",
                        "create_partner_relationship",
                        "create_partner_relationship");
        assertThat(records.at("/items/0/operationStatus").asString()).isEqualTo("failed");

        List<String> read = new ArrayList<>();
        JsonNode page = java.auditRecordsSince(monthAgo, "CustomerId", "Equals", customer, 3);
        read.addAll(namesIn(page, "operationType"));
        page = java.nextAuditRecords(page);
        read.addAll(namesIn(page, "operationType"));
        assertThat(read).containsExactly("create_order", "update_subscription", "create_order", "add_customer");
        assertThat(page.at("/links").has("next")).isFalse();
        assertThat(namesIn(java.auditRecordsSince(monthAgo, "CustomerId", "Equals", other, 0), "customerId"))
                .containsExactly(other);
    }

    @Test
    void under_one_request_id_for_all_it_is_served_as_under_many() {
        JavaClient one = java.withOneRequestIdForAll();
        String customer = id(one.createCustomer(freshDomain(), aoba.tenant()));
        String other = id(one.createCustomer(freshDomain(), minami.tenant()));
        JsonNode order = one.order(customer, aoba.plaId(), 5);
        JsonNode more = one.order(customer, aoba.plaId(), 6);

        assertThat(ids(one.customers())).containsExactlyInAnyOrder(customer, other);
        assertThat(ids(one.orders(customer))).containsExactlyInAnyOrder(id(order), id(more));
        // The very same again is the same order.
        assertThat(one.order(customer, aoba.plaId(), 5)).isEqualTo(order);
        JsonNode read = one.subscription(customer, subscriptionOf(order));
        JsonNode suspended = one.change(customer, read, subscription -> subscription.put("status", "suspended"));
        JsonNode active = one.change(customer, suspended, subscription -> subscription.put("status", "active"));
        assertThat(one.subscription(customer, subscriptionOf(order))).isEqualTo(active);
        assertThat(active.get("status").asString()).isEqualTo("active");
    }

    @Test
    void what_is_not_there_or_not_its_own_it_is_told_in_codes_it_knows() {
        String customer = id(java.createCustomer(freshDomain(), aoba.tenant()));
        String foreign = id(new JavaClient(
                        address(),
                        tokenOf(distributor("Rhein Distribution", "DE").tenant(), "AdminAgent"))
                .call("POST", "/v1/customers", customerWithout("associatedPartnerId")));
        String nobody = UUID.randomUUID().toString();

        isRefused(403, 20002, () -> java.customer(nobody));
        isRefused(403, 20002, () -> java.customer(foreign));
        isRefused(403, 20002, () -> java.order(foreign, aoba.plaId(), 5));
        isRefused(404, 20000, () -> java.orderOf(customer, nobody));
        isRefused(404, 20003, () -> java.subscription(customer, nobody));
        isRefused(400, 900118, () -> java.customer("minato"));
        isRefused(404, 800015, () -> java.order(customer, "9999999", 5));
        isRefused(404, 2072, () -> java.order(customer, plaIdOf(kanto), 5));
        isRefused(400, 800002, () -> java.order(customer, aoba.plaId(), 0));
        isRefused(400, 800016, () -> java.createCustomer(freshDomain(), UUID.randomUUID()));
        isRefused(404, 1000, () -> java.get("/v1/invoices"));
        isRefused(404, 1000, () -> java.call("DELETE", "/v1/customers/" + customer, null));
        isRefused(401, 400, () -> java.signedInWith("worn-out").customers());
        isRefused(
                403,
                900150,
                () -> java.signedInWith(tokenOf(kanto.tenant(), "Auditor")).customers());
    }

    @Test
    void states_and_cycles_it_has_never_heard_of_do_not_keep_it_from_reading() {
        String customer = id(java.createCustomer(freshDomain(), aoba.tenant()));
        String triennial = subscriptionOf(java.order(customer, aoba.plaId(), 5));
        kanto.patch(
                        "/v1/customers/" + customer + "/subscriptions/" + triennial,
                        "{\"billingCycle\":\"triennial\",\"termDuration\":\"P3Y\"}")
                .as(200);
        String expired = UUID.randomUUID().toString();
        LocalDate end = LocalDate.now(ZoneOffset.UTC).minusDays(10);
        String line = """
                {"type":"subscription","customerId":"%s","subscription":{"id":"%s","orderId":"9be1c7a20d4f",
                 "offerId":"CFQ7TTC0LH18:0001:CFQ7TTC0K971","quantity":5,"status":"expired","autoRenewEnabled":false,
                 "creationDate":"%3$s","effectiveStartDate":"%3$s","commitmentEndDate":"%4$s"}}""".formatted(customer, expired, end.minusYears(1).plusDays(1), end);
        finished(
                kanto,
                kanto.postLines("/ledger/imports", line.replace("\n", "")).as(202));
        assertThat(kanto.get("/v1/customers/%s/subscriptions", customer).as(200).get("items"))
                .hasSize(2);

        assertThat(namesIn(java.subscriptions(customer), "status")).containsExactlyInAnyOrder("active", "suspended");
        for (String subscription : List.of(triennial, expired)) {
            JsonNode read = java.subscription(customer, subscription);
            assertThat(java.change(customer, read, nothing -> {})).isEqualTo(read);
        }
    }

    private static JsonNode customerWithout(String member) {
        var customer = JavaClient.newCustomer(freshDomain(), UUID.randomUUID());
        customer.remove(member);
        return customer;
    }
}
