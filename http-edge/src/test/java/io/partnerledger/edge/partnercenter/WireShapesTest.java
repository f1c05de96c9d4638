package io.partnerledger.edge.partnercenter;

import static io.partnerledger.edge.partnercenter.RelationshipType.IS_INDIRECT_CLOUD_SOLUTION_PROVIDER_OF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partnerledger.edge.json.EdgeJson;
import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violation;
import io.partnerledger.edge.violation.Violations;
import io.partnerledger.kernel.cart.CartCreated;
import io.partnerledger.kernel.cart.CartLine;
import io.partnerledger.kernel.market.Country;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** What goes out is, member for member, what lies approved beside this test; what comes in is read from what clients send. */
class WireShapesTest {

    private static final UUID CUSTOMER = UUID.fromString("3f1d2c4b-8a90-4e57-b1c6-7d2e9f0a4b35");
    private static final UUID AOBA = UUID.fromString("6b0e5c1e-52a1-4a5e-9a3a-2f8a7a1c0d11");
    private static final UUID SUBSCRIPTION = UUID.fromString("51c7e0aa-2b64-4d1f-9f3e-c8a1b2d3e4f5");
    private static final String OFFER = "CFQ7TTC0LH18:0001:CFQ7TTC0K971";
    private static final Instant PLACED = Instant.parse("2026-05-11T04:05:06.123456Z");

    private final JsonMapper json = EdgeJson.within(64, 100_000).partnerCenter();

    @Test
    void relationships() {
        isApproved(
                "relationships",
                ResourceCollection.whole(
                        List.of(PartnerRelationship.active(
                                AOBA, "Aoba Systems K.K.", IS_INDIRECT_CLOUD_SOLUTION_PROVIDER_OF, "4912086", "JP")),
                        Link.get("/relationships")
                                .query("relationship_type", "is_indirect_cloud_solution_provider_of")
                                .query("filter", "{\"Value\":\"青 葉\"}")));
    }

    @Test
    void the_resellers_of_a_customer() {
        isApproved(
                "customer-relationships",
                ResourceCollection.whole(
                        List.of(PartnerRelationship.ofCustomer(
                                AOBA, "Aoba Systems K.K.", IS_INDIRECT_CLOUD_SOLUTION_PROVIDER_OF, "4912086")),
                        Link.get("/customers/" + CUSTOMER + "/relationships")));
    }

    @Test
    void a_customer_just_created() {
        isApproved("customer-created", customer().with(new UserCredentials("admin", "shown-once")));
    }

    @Test
    void a_customer() {
        isApproved("customer", customer());
    }

    @Test
    void a_page_of_customers() {
        Link self = Link.get("/customers").query("size", "1");
        Link next = self.query("seekOperation", "Next").header("MS-ContinuationToken", "AQAAAA==");
        isApproved(
                "customers-page",
                ResourceCollection.page(
                        List.of(Customer.listed(company(), CUSTOMER)), new Links(self, next, null), "AQAAAA=="));
    }

    @Test
    void a_whole_list_that_is_written_as_it_comes_reads_like_any_other() {
        List<Customer> customers = List.of(Customer.listed(company(), CUSTOMER), Customer.listed(company(), AOBA));
        Link self = Link.get("/customers");

        assertThat(json.readTree(json.writeValueAsString(new StreamedCollection<>(customers, self))))
                .isEqualTo(json.readTree(json.writeValueAsString(ResourceCollection.whole(customers, self))));
    }

    @Test
    void a_list_that_breaks_off_is_not_mistaken_for_the_whole() {
        StringWriter written = new StringWriter();
        Iterable<String> broken = () -> Stream.of("first", "second")
                .map(item -> {
                    if (item.equals("second")) {
                        throw new IllegalStateException("The database is away.");
                    }
                    return item;
                })
                .iterator();

        // As Spring writes an answer: whatever happens, the generator is closed.
        try (JsonGenerator answer = json.createGenerator(written)) {
            assertThatThrownBy(() ->
                            json.writer().writeValue(answer, new StreamedCollection<>(broken, Link.get("/customers"))))
                    .hasMessageContaining("The database is away.");
        }

        assertThat(written.toString()).startsWith("{\"items\":[\"first\"").doesNotContain("]");
    }

    @Test
    void a_removed_customer() {
        assertThat(json.writeValueAsString(Customer.removed()))
                .isEqualTo("{\"relationshipToPartner\":\"none\",\"attributes\":{\"objectType\":\"Customer\"}}");
    }

    @Test
    void an_order() {
        isApproved(
                "order",
                Order.completed(
                        "9be1c7a20d4f",
                        CUSTOMER,
                        BillingCycle.MONTHLY,
                        "JPY",
                        "¥",
                        List.of(
                                OrderLineItem.begun(
                                        CUSTOMER,
                                        "JP",
                                        0,
                                        OFFER,
                                        SUBSCRIPTION,
                                        "P1Y",
                                        "Honsha",
                                        40,
                                        "4912086",
                                        List.of()),
                                OrderLineItem.begun(
                                        CUSTOMER,
                                        "JP",
                                        1,
                                        "031c9e47-4802-4248-838e-778fb1d2cc05",
                                        AOBA,
                                        null,
                                        null,
                                        1,
                                        null,
                                        List.of("4912087"))),
                        PLACED,
                        1));
    }

    @Test
    void a_cart() {
        CartCreated created = new CartCreated(
                "b4c8fdea-cbe4-4d17-9576-13fcacbf9605",
                CUSTOMER.toString(),
                AOBA.toString(),
                List.of(
                        new CartLine(
                                0,
                                OFFER,
                                "Honsha",
                                40,
                                "monthly",
                                "P1Y",
                                "4912086",
                                List.of("4912087"),
                                "0",
                                "9be1c7a20d4f",
                                SUBSCRIPTION.toString()),
                        new CartLine(
                                1,
                                OFFER,
                                null,
                                1,
                                "triennial",
                                "P3Y",
                                null,
                                List.of(),
                                "1",
                                "9be1c7a20d50",
                                AOBA.toString())),
                true,
                PLACED,
                Instant.parse("2026-05-18T04:05:06.123456Z"),
                "request");

        isApproved("cart", Cart.of(created.after(null), Country.of("JP"), "sato"));
    }

    @ParameterizedTest
    @CsvSource({"new-cart-docs", "new-cart-java", "new-cart-dotnet", "cart"})
    void a_new_cart_is_read_as_every_client_writes_it_and_as_it_was_answered(String client) {
        NewCart cart = read(client, NewCart.class);

        assertThat(Violations.of(cart)).isEmpty();
        assertThat(cart.lineItems()).first().satisfies(line -> {
            assertThat(line.catalogItemId()).isEqualTo(OFFER);
            assertThat(line.quantity()).isEqualTo(40);
            assertThat(line.partnerOfRecord()).contains("4912086");
            assertThat(line.additionalPartners()).containsExactly("4912087");
            assertThat(line.exactCycle()).isEqualTo(BillingCycle.MONTHLY);
        });
    }

    @Test
    void a_cart_of_which_a_part_was_ordered() {
        isApproved(
                "cart-checkout",
                new CartCheckoutResult(
                        List.of(Order.completed(
                                "9be1c7a20d4f", CUSTOMER, BillingCycle.MONTHLY, "JPY", "¥", List.of(), PLACED, 1)),
                        List.of(new CartCheckoutResult.OrderError("1", 800016, "No partner."))));
    }

    @ParameterizedTest
    @CsvSource({"order-with-add-on-dotnet", "order-with-add-on-java"})
    void an_add_on_is_read_as_every_client_writes_it(String client) {
        OrderPatch order = read(client, OrderPatch.class);

        assertThat(Violations.of(order)).isEmpty();
        assertThat(order.lineItems()).singleElement().satisfies(line -> {
            assertThat(line.isToBeAdded()).isTrue();
            assertThat(line.parentSubscriptionId()).isEqualToIgnoringCase(SUBSCRIPTION.toString());
            assertThat(line.asNew().quantity()).isEqualTo(2);
        });
    }

    @Test
    void an_order_sent_back_as_it_was_answered_adds_nothing() {
        OrderPatch order = read("order", OrderPatch.class);

        assertThat(Violations.of(order)).isEmpty();
        assertThat(order.lineItems()).hasSize(2).noneMatch(OrderPatch.Line::isToBeAdded);
        assertThat(Etag.sent(null, order.attributes())).contains(new Etag("9be1c7a20d4f", 1));
    }

    @Test
    void a_subscription() {
        isApproved("subscription", Subscription.of(facts(SubscriptionStatus.ACTIVE, List.of())));
    }

    @Test
    void a_suspended_subscription_says_why() {
        assertThat(json.valueToTree(Subscription.of(facts(SubscriptionStatus.SUSPENDED, List.of("PartnerRequested"))))
                        .path("suspensionReasons")
                        .values())
                .singleElement()
                .satisfies(reason -> assertThat(reason.asString()).isEqualTo("PartnerRequested"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "NONE,none,-",
                "ACTIVE,active,-",
                "PENDING,none,pending",
                "SUSPENDED,suspended,-",
                "EXPIRED,suspended,expired",
                "DISABLED,suspended,disabled",
                "DELETED,deleted,-"
            })
    void a_state_the_oldest_client_does_not_know_reads_as_one_it_does(
            SubscriptionStatus exact, String shown, String exactStatus) {
        var tree = json.valueToTree(Subscription.of(facts(exact, List.of())));

        assertThat(tree.path("status").asString()).isEqualTo(shown);
        assertThat(tree.path("exactStatus").asString(null)).isEqualTo(exactStatus);
    }

    @Test
    void a_billing_cycle_the_oldest_client_does_not_know_reads_as_none() {
        Subscription.Facts monthly = facts(SubscriptionStatus.ACTIVE, List.of());
        var subscription = json.valueToTree(Subscription.of(new Subscription.Facts(
                monthly.id(),
                monthly.customer(),
                monthly.orderId(),
                monthly.offerId(),
                monthly.friendlyName(),
                monthly.quantity(),
                monthly.status(),
                monthly.suspensionReasons(),
                monthly.autoRenewEnabled(),
                BillingCycle.TRIENNIAL,
                "P3Y",
                monthly.partnerOfRecord(),
                monthly.createdAt(),
                monthly.effectiveFrom(),
                monthly.commitmentEnd(),
                monthly.cancellableUntil(),
                monthly.version())));
        var order = json.valueToTree(
                Order.completed("9be1c7a20d4f", CUSTOMER, BillingCycle.TRIENNIAL, null, null, List.of(), PLACED, 1));

        assertThat(List.of(subscription, order)).allSatisfy(answer -> {
            assertThat(answer.path("billingCycle").asString()).isEqualTo("none");
            assertThat(answer.path("exactBillingCycle").asString()).isEqualTo("triennial");
        });
    }

    @Test
    void validations_of_resellers() {
        isApproved(
                "reseller-validations",
                new ResellerValidations(List.of(
                        ResellerValidations.Result.valid("4912086"),
                        ResellerValidations.Result.invalid(
                                "9999999", "The PLA ID (formerly MPN ID) 9999999 is not known."))));
    }

    @Test
    void an_mpn_profile() {
        isApproved("mpn-profile", MpnProfile.of("Aoba Systems K.K.", "4912086"));
    }

    @Test
    void an_agreement_status() {
        isApproved("agreement-status", new AgreementStatus(true));
    }

    @Test
    void an_audit_record() {
        isApproved(
                "audit-record",
                AuditRecord.of(
                        "417",
                        UUID.fromString("8d4e2f10-6c7b-4a59-8e3d-1f0a9b8c7d62"),
                        CUSTOMER,
                        "Sakuramaru Shokuhin",
                        "sato",
                        "{\"Id\":\"" + SUBSCRIPTION + "\",\"Quantity\":25}",
                        "{\"Id\":\"" + SUBSCRIPTION + "\",\"Quantity\":40}",
                        AuditOperation.UPDATE_SUBSCRIPTION,
                        "3f6c2a10-0d4e-4c1b-9d3f-5a7b8c9d0e1f",
                        PLACED,
                        AuditStatus.FAILED,
                        List.of(new AuditRecord.Detail("FailedCheck-0", "tenant-suspended"))));
    }

    @Test
    void an_audit_record_says_nothing_that_the_oldest_client_does_not_know() {
        List<String> operations = approved("audit-operations-of-the-oldest-client", ".txt")
                .lines()
                .toList();
        List<String> resources =
                approved("audit-resources-of-the-oldest-client", ".txt").lines().toList();

        assertThat(operations).hasSize(39);
        assertThat(resources).hasSize(19);
        for (AuditOperation operation : AuditOperation.values()) {
            assertThat(operations).contains(json.convertValue(operation, String.class));
            assertThat(resources).contains(json.convertValue(operation.resource(), String.class));
        }
        assertThat(json.writeValueAsString(AuditStatus.values())).isEqualTo("[\"succeeded\",\"failed\"]");
    }

    @Test
    void the_relationship_to_the_partner_is_camel_case_in_one_value_only() {
        assertThat(json.writeValueAsString(RelationshipToPartner.values()))
                .isEqualTo("[\"unknown\",\"none\",\"reseller\",\"advisor\",\"syndication\",\"microsoftSupport\"]");
    }

    @ParameterizedTest
    @CsvSource({"new-customer-java", "new-customer-npm", "new-customer-dotnet"})
    void a_new_customer_is_read_as_every_client_writes_it(String client) {
        NewCustomer customer = read(client, NewCustomer.class);

        assertThat(Violations.of(customer)).isEmpty();
        assertThat(customer.companyProfile().domain()).isEqualTo("sakuramaru.onmicrosoft.com");
        assertThat(customer.billingProfile().culture()).isEqualTo("ja-JP");
        assertThat(customer.billingProfile().defaultAddress().addressLine1()).isEqualTo("4-5-6 Sakae");
        assertThat(customer.billingProfile().defaultAddress().state()).isEqualTo("Aichi Prefecture");
    }

    @Test
    void what_is_read_only_in_a_customer_is_not_read_however_odd_it_is() {
        String plain = approved("new-customer-java");
        String odd = plain.replaceFirst(
                        "\"companyProfile\" *: *\\{",
                        "\"companyProfile\":{\"tenantId\":\"\",\"links\":{\"self\":{\"uri\":null,\"headers\":null}},")
                .replaceFirst("\"billingProfile\" *: *\\{", "\"billingProfile\":{\"Id\":\"none\",\"links\":[],")
                .replaceAll("\"attributes\" *: *\\{[^}]*}", "\"attributes\":[1]");

        assertThat(odd).contains("tenantId", "none", "[1]");
        assertThat(json.readValue(odd, NewCustomer.class)).isEqualTo(json.readValue(plain, NewCustomer.class));
    }

    @Test
    void a_new_customer_names_its_reseller_or_none() {
        assertThat(read("new-customer-java", NewCustomer.class).associatedReseller())
                .contains(AOBA);
        assertThat(read("new-customer-npm", NewCustomer.class).associatedReseller())
                .isEmpty();
        assertThat(read("new-customer-dotnet", NewCustomer.class).associatedReseller())
                .isEmpty();
    }

    @Test
    void a_new_customer_without_what_is_required_is_told_all_of_it() {
        NewCustomer customer = json.readValue(
                "{\"companyProfile\":{\"domain\":\"no domain\"},\"billingProfile\":{\"email\":\"x\",\"defaultAddress\":"
                        + "{\"country\":\"Japan\",\"addressLine1\":\"" + "a".repeat(201)
                        + "\"}},\"associatedPartnerId\":\"4912086\"}",
                NewCustomer.class);

        assertThat(fields(customer))
                .containsExactly(
                        "companyProfile.domain",
                        "billingProfile.email",
                        "billingProfile.culture",
                        "billingProfile.language",
                        "billingProfile.companyName",
                        "billingProfile.defaultAddress.country",
                        "billingProfile.defaultAddress.addressLine1",
                        "associatedPartnerId");
    }

    @ParameterizedTest
    @CsvSource({"new-order-java", "new-order-npm", "new-order-dotnet"})
    void a_new_order_is_read_as_every_client_writes_it(String client) {
        NewOrder order = read(client, NewOrder.class);

        assertThat(Violations.of(order)).isEmpty();
        assertThat(order.lineItems()).singleElement().satisfies(line -> {
            assertThat(line.offerId()).isEqualTo(OFFER);
            assertThat(line.quantity()).isEqualTo(40);
            assertThat(line.partnerIdOnRecord()).isEqualTo("4912086");
        });
    }

    @Test
    void a_new_order_with_impossible_lines_is_told_of_each() {
        assertThat(fields(json.readValue("{\"lineItems\":[]}", NewOrder.class))).containsExactly("lineItems");
        assertThat(fields(json.readValue(
                        "{\"lineItems\":[{\"offerId\":\"a\",\"quantity\":0},null,{\"quantity\":-1,"
                                + "\"additionalPartnerIdsOnRecord\":[1,2,3,4,5,6]}]}",
                        NewOrder.class)))
                .containsExactly(
                        "lineItems[0].offerId",
                        "lineItems[0].quantity",
                        "lineItems[1]",
                        "lineItems[2].offerId",
                        "lineItems[2].quantity",
                        "lineItems[2].additionalPartnerIdsOnRecord");
    }

    @Test
    void what_was_answered_and_sent_back_as_it_is_reads_as_no_change() {
        Subscription answered = Subscription.of(facts(SubscriptionStatus.ACTIVE, List.of()));

        SubscriptionPatch echoed = json.readValue(json.writeValueAsString(answered), SubscriptionPatch.class);

        assertThat(echoed)
                .isEqualTo(new SubscriptionPatch(
                        "Honsha",
                        40,
                        SubscriptionStatus.ACTIVE,
                        true,
                        BillingCycle.MONTHLY,
                        "P1Y",
                        "4912086",
                        answered.attributes()));
        assertThat(Etag.sent(null, echoed.attributes())).contains(new Etag(SUBSCRIPTION.toString(), 3));
    }

    @Test
    void a_patch_of_one_member_leaves_the_others_absent() {
        assertThat(json.readValue("{\"Status\":\"Suspended\"}", SubscriptionPatch.class))
                .isEqualTo(
                        new SubscriptionPatch(null, null, SubscriptionStatus.SUSPENDED, null, null, null, null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "is_indirect_cloud_solution_provider_of, IS_INDIRECT_CLOUD_SOLUTION_PROVIDER_OF",
        "IsIndirectCloudSolutionProviderOf,      IS_INDIRECT_CLOUD_SOLUTION_PROVIDER_OF",
        "isindirectresellerof,                   IS_INDIRECT_RESELLER_OF"
    })
    void a_relationship_type_is_read_in_either_spelling(String text, RelationshipType type) {
        assertThat(RelationshipType.parse(text)).contains(type);
    }

    private static Subscription.Facts facts(SubscriptionStatus status, List<String> suspensionReasons) {
        return new Subscription.Facts(
                SUBSCRIPTION,
                CUSTOMER,
                "9be1c7a20d4f",
                OFFER,
                "Honsha",
                40,
                status,
                suspensionReasons,
                true,
                BillingCycle.MONTHLY,
                "P1Y",
                "4912086",
                PLACED,
                Instant.parse("2026-05-11T00:00:00Z"),
                Instant.parse("2027-05-10T00:00:00Z"),
                Instant.parse("2026-05-18T04:05:06.123456Z"),
                3);
    }

    private static CompanyProfile company() {
        return CompanyProfile.of(CUSTOMER, "sakuramaru.onmicrosoft.com", "Sakuramaru Shokuhin");
    }

    private static Customer customer() {
        Address address =
                new Address("JP", "Nagoya", "23", "4-5-6 Sakae", null, "460-0008", "Ken", "Ito", "0521112222");
        BillingProfile billing = new BillingProfile(
                        null,
                        "it@sakuramaru.example",
                        "ja-JP",
                        "ja",
                        "Sakuramaru Shokuhin",
                        "Ken",
                        "Ito",
                        address,
                        null)
                .answered(UUID.fromString("8d4e2f10-6c7b-4a59-8e3d-1f0a9b8c7d62"), "1");
        return Customer.inFull(CUSTOMER, company(), billing, AOBA);
    }

    private static List<String> fields(Checked body) {
        return Violations.of(body).stream().map(Violation::field).toList();
    }

    private <T> T read(String name, Class<T> type) {
        return json.readValue(approved(name), type);
    }

    private void isApproved(String name, Object answer) {
        assertThat(json.writeValueAsString(answer))
                .isEqualTo(json.readTree(approved(name)).toString());
    }

    private static String approved(String name) {
        return approved(name, ".json");
    }

    private static String approved(String name, String ending) {
        try (InputStream file = WireShapesTest.class.getResourceAsStream(name + ending)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
