package io.partnerledger.query.customer;

import static io.partnerledger.query.Reader.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.customer.ResellerPermission;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.order.OrderId;
import io.partnerledger.kernel.partnerofrecord.Check;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.kernel.subscription.SubscriptionStatus;
import io.partnerledger.query.QuerySideTest;
import io.partnerledger.query.Reader;
import io.partnerledger.query.Reader.Answer;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CustomersTest extends QuerySideTest {

    private DistributorId kanto;
    private ResellerTenantId aoba;
    private ResellerTenantId minami;
    private PartnershipId partnership;
    private CustomerId minatoFoods;

    @BeforeEach
    void kanto_sells_to_minato_foods_through_aoba() {
        kanto = trade.distributor("Kanto Distribution", "JP");
        aoba = trade.reseller("Aoba Systems", "JP");
        minami = trade.reseller("Minami Cloud", "JP");
        partnership = trade.partners(kanto, aoba);
        minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");
    }

    private String customer(String rest) {
        return customer(minatoFoods.value(), rest);
    }

    private static String customer(UUID id, String rest) {
        return "/v1/customers/" + id + rest;
    }

    @Test
    void a_distributor_lists_its_customers_and_a_reseller_those_it_is_associated_with() {
        CustomerId own = trade.after(Duration.ofDays(1)).customer(kanto, null, "Tokyo Tower Cafe", "JP");
        trade.customer(trade.distributor("Rhein Distribution", "DE"), null, "Bergen Fisk", "NO");

        JsonNode list = as(kanto).read("/v1/customers");
        assertThat(list.get("totalCount").asInt()).isEqualTo(2);
        assertThat(each(list.get("items"), "id"))
                .containsExactly(minatoFoods.value().toString(), own.value().toString());
        assertThat(each(list.get("items"), "companyProfile/companyName"))
                .containsExactly("Minato Foods", "Tokyo Tower Cafe");
        assertThat(as(aoba).each("/v1/customers", "companyProfile/companyName")).containsExactly("Minato Foods");
        assertThat(as(minami).each("/v1/customers", "id")).isEmpty();
    }

    @Test // S19
    void a_customer_is_shown_in_full_to_its_distributor_and_its_reseller_but_its_password_to_nobody() {
        for (Reader reader : List.of(as(kanto), as(aoba))) {
            JsonNode shown = reader.read(customer(""));
            assertThat(shown.get("id").asString()).isEqualTo(minatoFoods.value().toString());
            assertThat(shown.at("/companyProfile/domain").asString())
                    .isEqualTo("c" + minatoFoods.value() + ".onmicrosoft.com");
            assertThat(shown.at("/billingProfile/email").asString()).startsWith("it@");
            assertThat(shown.at("/billingProfile/firstName").asString()).isEqualTo("Yui");
            assertThat(shown.at("/billingProfile/defaultAddress/city").asString())
                    .isEqualTo("Yokohama");
            assertThat(shown.get("associatedPartnerId").asString())
                    .isEqualTo(aoba.value().toString());
            assertThat(shown.has("userCredentials")).isFalse();
        }
    }

    @Test
    void a_customers_reseller_is_its_relationship() {
        JsonNode relationships = as(kanto).read(customer("/relationships"));
        assertThat(relationships.get("totalCount").asInt()).isEqualTo(1);
        assertThat(relationships.at("/items/0/id").asString())
                .isEqualTo(aoba.value().toString());
        assertThat(relationships.at("/items/0/name").asString()).isEqualTo("Aoba Systems");
        assertThat(relationships.at("/items/0/mpnId").asString())
                .isEqualTo(trade.plaIdOf(aoba).value());

        CustomerId own = trade.customer(kanto, null, "Tokyo Tower Cafe", "JP");
        assertThat(as(kanto)
                        .read(customer(own.value(), "/relationships"))
                        .get("totalCount")
                        .asInt())
                .isZero();
    }

    @Test // S76
    void a_customer_stays_the_distributors_and_the_resellers_when_their_partnership_ends() {
        trade.remove(partnership, "contract ended");

        assertThat(as(aoba).get(customer("")).status()).isEqualTo(200);
        assertThat(as(kanto).get(customer("")).status()).isEqualTo(200);
    }

    @Test // S71
    void what_the_reseller_may_do_at_an_azure_customer_is_shown_to_the_two_of_them() {
        String permission = "/ledger/customers/" + minatoFoods.value() + "/reseller-permission";
        Answer before = as(kanto).get(permission);
        assertThat(before.json().get("value").asString()).isEqualTo("none");

        trade.resellerPermission(minatoFoods, ResellerPermission.READER);

        for (Reader reader : List.of(as(kanto, "HelpdeskAgent"), as(aoba))) {
            Answer after = reader.get(permission);
            assertThat(after.json().get("value").asString()).isEqualTo("reader");
            assertThat(after.json().at("/reseller/name").asString()).isEqualTo("Aoba Systems");
            assertThat(after.header("ETag")).isNotBlank().isNotEqualTo(before.header("ETag"));
        }
        assertThat(as(minami).get(permission).code()).isEqualTo("not-found");
        assertThat(as(trade.distributor("Rhein Distribution", "DE"))
                        .get(permission)
                        .code())
                .isEqualTo("not-found");
        CustomerId own = trade.customer(kanto, null, "Tokyo Tower Cafe", "JP");
        assertThat(as(kanto)
                        .read("/ledger/customers/" + own.value() + "/reseller-permission")
                        .has("reseller"))
                .isFalse();
    }

    static Stream<String> routesOfACustomer() {
        return Stream.of(
                "",
                "/relationships",
                "/orders",
                "/orders/some-order",
                "/orders/some-order/provisioningstatus",
                "/subscriptions",
                "/subscriptions/0f2b7d34-8c55-4e0a-b1f2-9a6d3c4e5f60",
                "/subscriptions/0f2b7d34-8c55-4e0a-b1f2-9a6d3c4e5f60/provisioningstatus");
    }

    @ParameterizedTest
    @MethodSource("routesOfACustomer")
    void an_unknown_customer_and_another_distributors_are_refused_in_the_same_words(String route) {
        CustomerId foreign = trade.customer(trade.distributor("Rhein Distribution", "DE"), null, "Bergen Fisk", "NO");
        UUID unknown = UUID.randomUUID();

        Answer toForeign = as(kanto).get(customer(foreign.value(), route));
        Answer toUnknown = as(kanto).get(customer(unknown, route));

        assertThat(toForeign.status()).isEqualTo(403);
        assertThat(toForeign.code()).isEqualTo("20002");
        assertThat(toUnknown.status()).isEqualTo(403);
        assertThat(toUnknown.response().body().replace(unknown.toString(), ""))
                .isEqualTo(toForeign.response().body().replace(foreign.value().toString(), ""));
    }

    @ParameterizedTest
    @MethodSource("routesOfACustomer")
    void an_id_that_is_no_guid_is_malformed(String route) {
        for (String id : List.of("minato-foods", "1-1-1-1-1")) {
            Answer answer = as(kanto).get("/v1/customers/" + id + route);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("900118");
        }
    }

    @Test
    void orders_that_were_placed_are_listed_and_shown_and_blocked_ones_are_none() {
        SubscriptionId subscription =
                trade.order(minatoFoods, trade.plaIdOf(aoba), 25).get(0);
        OrderId blocked = new OrderId(UUID.randomUUID().toString());
        trade.place(trade.placing(blocked, minatoFoods, trade.plaIdOf(aoba), 3), List.of(Check.TENANT_SUSPENDED));
        String placed = trade.orderOf(subscription).value();

        assertThat(as(kanto).each(customer("/orders"), "id")).containsExactly(placed);
        JsonNode order = as(kanto).read(customer("/orders/" + placed));
        assertThat(order.get("status").asString()).isEqualTo("completed");
        assertThat(order.get("currencyCode").asString()).isEqualTo("JPY");
        assertThat(order.get("referenceCustomerId").asString())
                .isEqualTo(minatoFoods.value().toString());
        assertThat(order.at("/lineItems/0/subscriptionId").asString())
                .isEqualTo(subscription.value().toString());
        assertThat(order.at("/lineItems/0/partnerIdOnRecord").asString())
                .isEqualTo(trade.plaIdOf(aoba).value());
        for (String id : List.of(blocked.value(), "no-such-order")) {
            Answer answer = as(kanto).get(customer("/orders/" + id));
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("20000");
        }
    }

    @Test
    void orders_are_listed_by_the_cycle_in_which_they_are_billed() {
        String placed = trade.orderOf(
                        trade.order(minatoFoods, trade.plaIdOf(aoba), 25).get(0))
                .value();

        for (String monthly : List.of("monthly", "Monthly", "")) {
            JsonNode found = as(kanto).read(customer("/orders?billingType=" + monthly));
            assertThat(each(found.get("items"), "id")).as(monthly).containsExactly(placed);
        }
        for (String other : List.of("annual", "one_time", "OneTime", "triennial", "none")) {
            assertThat(as(kanto).each(customer("/orders?billingType=" + other), "id"))
                    .as(other)
                    .isEmpty();
        }
        for (String nothing : List.of("weekly", "%00", "1")) {
            Answer answer = as(kanto).get(customer("/orders?billingType=" + nothing));
            assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("800002");
        }
    }

    @Test
    void what_an_order_bought_is_provisioned_as_soon_as_it_is_placed() {
        SubscriptionId subscription =
                trade.order(minatoFoods, trade.plaIdOf(aoba), 25, 3).get(0);
        String order = customer("/orders/" + trade.orderOf(subscription).value());

        JsonNode lines = as(kanto).read(order + "/provisioningstatus");
        assertThat(lines.get("totalCount").asInt()).isEqualTo(2);
        assertThat(each(lines.get("items"), "lineItemNumber")).containsExactly("0", "1");
        assertThat(each(lines.get("items"), "status")).containsOnly("fulfilled");
        assertThat(each(lines.get("items"), "quantityProvisioningInformation/0/quantity"))
                .containsExactly("25", "3");
        assertThat(as(kanto)
                        .get(customer("/orders/no-such-order/provisioningstatus"))
                        .code())
                .isEqualTo("20000");
    }

    @Test
    void a_subscription_is_provisioned_with_the_seats_it_has_until_it_is_deleted() {
        SubscriptionId id = trade.order(minatoFoods, trade.plaIdOf(aoba), 25).get(0);
        String provisioning = customer("/subscriptions/" + id(id) + "/provisioningstatus");
        JsonNode shown = as(kanto).read(customer("/subscriptions/" + id(id)));

        JsonNode before = as(kanto).read(provisioning);
        assertThat(before.get("status").asString()).isEqualTo("success");
        assertThat(before.get("quantity").asInt()).isEqualTo(25);
        assertThat(shown.get("offerId").asString())
                .contains(":" + before.get("skuId").asString() + ":");
        assertThat(before.get("endDate")).isEqualTo(shown.get("commitmentEndDate"));
        assertThat(as(aoba).read(provisioning)).isEqualTo(before);
        assertThat(as(minami).get(provisioning).code()).isEqualTo("20002");
        assertThat(as(kanto)
                        .get(customer("/subscriptions/" + UUID.randomUUID() + "/provisioningstatus"))
                        .code())
                .isEqualTo("20003");

        trade.status(id, SubscriptionStatus.DELETED);
        assertThat(as(kanto).read(provisioning).get("status").asString()).isEqualTo("none");
    }

    @Test
    void an_order_is_found_under_its_own_customer_only() {
        SubscriptionId subscription =
                trade.order(minatoFoods, trade.plaIdOf(aoba), 25).get(0);
        CustomerId other = trade.customer(kanto, null, "Tokyo Tower Cafe", "JP");

        Answer order = as(kanto)
                .get(customer(
                        other.value(), "/orders/" + trade.orderOf(subscription).value()));
        assertThat(order.code()).isEqualTo("20000");
        Answer shown = as(kanto).get(customer(other.value(), "/subscriptions/" + subscription.value()));
        assertThat(shown.code()).isEqualTo("20003");
    }

    @Test
    void subscriptions_are_found_by_order_and_by_partner_of_record() {
        List<SubscriptionId> first = trade.order(minatoFoods, trade.plaIdOf(aoba), 25, 5);
        List<SubscriptionId> second = trade.after(Duration.ofDays(1)).order(minatoFoods, trade.plaIdOf(minami), 3);

        assertThat(as(kanto).each(customer("/subscriptions"), "id")).hasSize(3).endsWith(id(second.get(0)));
        assertThat(as(kanto)
                        .each(
                                customer("/subscriptions?order_id="
                                        + trade.orderOf(first.get(0)).value()),
                                "id"))
                .containsExactlyInAnyOrder(id(first.get(0)), id(first.get(1)));
        assertThat(as(kanto)
                        .each(
                                customer("/subscriptions?mpn_id="
                                        + trade.plaIdOf(minami).value()),
                                "id"))
                .containsExactly(id(second.get(0)));
        assertThat(as(kanto)
                        .each(
                                customer("/subscriptions?order_id="
                                        + trade.orderOf(first.get(0)).value() + "&mpn_id="
                                        + trade.plaIdOf(minami).value()),
                                "id"))
                .isEmpty();
        assertThat(as(kanto).each(customer("/subscriptions?order_id=none"), "id"))
                .isEmpty();
    }

    private static String id(SubscriptionId id) {
        return id.value().toString();
    }

    @Test
    void a_subscription_is_shown_as_it_stands() {
        SubscriptionId id = trade.order(minatoFoods, trade.plaIdOf(aoba), 25).get(0);
        trade.seats(id, 40);
        trade.status(id, SubscriptionStatus.SUSPENDED);
        trade.autoRenew(id, false);

        JsonNode shown = as(kanto).read(customer("/subscriptions/" + id.value()));
        assertThat(shown.get("quantity").asInt()).isEqualTo(40);
        assertThat(shown.get("status").asString()).isEqualTo("suspended");
        assertThat(shown.get("autoRenewEnabled").asBoolean()).isFalse();
        assertThat(shown.get("partnerId").asString())
                .isEqualTo(trade.plaIdOf(aoba).value());
        assertThat(shown.get("orderId").asString()).isEqualTo(trade.orderOf(id).value());
        assertThat(shown.at("/attributes/etag").asString()).isNotBlank();

        Answer unknown = as(kanto).get(customer("/subscriptions/" + UUID.randomUUID()));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.code()).isEqualTo("20003");
        assertThat(as(kanto).get(customer("/subscriptions/first")).code()).isEqualTo("900118");
    }

    @Test
    void a_renewed_subscription_shows_its_new_term_and_an_ended_one_reads_as_suspended() {
        SubscriptionId renewing =
                trade.order(minatoFoods, trade.plaIdOf(aoba), 25).get(0);
        SubscriptionId ending = trade.order(minatoFoods, trade.plaIdOf(aoba), 3).get(0);
        trade.plan(renewing, BillingCycle.ANNUAL, null);
        trade.autoRenew(ending, false);
        JsonNode before = as(kanto).read(customer("/subscriptions/" + id(renewing)));
        LocalDate end =
                LocalDate.parse(before.get("commitmentEndDate").asString().substring(0, 10));

        trade.at(end.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()).advance(renewing);
        trade.advance(ending);

        JsonNode renewed = as(kanto).read(customer("/subscriptions/" + id(renewing)));
        assertThat(renewed.get("status").asString()).isEqualTo("active");
        assertThat(renewed.get("billingCycle").asString()).isEqualTo("annual");
        assertThat(renewed.get("termDuration").asString()).isEqualTo("P1Y");
        assertThat(renewed.get("effectiveStartDate").asString()).startsWith(end.plusDays(1) + "T00:00:00");
        assertThat(renewed.get("commitmentEndDate").asString()).startsWith(end.plusYears(1) + "T00:00:00");
        assertThat(renewed.at("/attributes/etag")).isNotEqualTo(before.at("/attributes/etag"));

        JsonNode expired = as(kanto).read(customer("/subscriptions/" + id(ending)));
        assertThat(expired.get("status").asString()).isEqualTo("suspended");
        assertThat(expired.get("exactStatus").asString()).isEqualTo("expired");
        assertThat(expired.get("suspensionReasons")).isNotEmpty();
        assertThat(expired.has("refundOptions")).isFalse();

        trade.after(Duration.ofDays(30)).advance(ending);
        assertThat(as(kanto)
                        .read(customer("/subscriptions/" + id(ending)))
                        .get("exactStatus")
                        .asString())
                .isEqualTo("disabled");
        trade.after(Duration.ofDays(90)).advance(ending);
        JsonNode deleted = as(kanto).read(customer("/subscriptions/" + id(ending)));
        assertThat(deleted.get("status").asString()).isEqualTo("deleted");
        assertThat(deleted.has("exactStatus")).isFalse();
        assertThat(deleted.has("suspensionReasons")).isFalse();
    }

    @Test // S73
    void the_distributor_supports_a_subscription_until_another_is_named() {
        SubscriptionId id = trade.order(minatoFoods, trade.plaIdOf(aoba), 25).get(0);
        String contact = customer("/subscriptions/" + id(id) + "/supportcontact");

        JsonNode own = as(kanto).read(contact);
        assertThat(own.get("supportTenantId").asString())
                .isEqualTo(kanto.value().toString());
        assertThat(own.get("name").asString()).isEqualTo("Kanto Distribution");

        JsonNode subscription = as(kanto).read(customer("/subscriptions/" + id(id)));
        trade.supportContact(id, minami);
        JsonNode minamis = as(kanto).read(contact);
        assertThat(minamis.get("supportTenantId").asString())
                .isEqualTo(minami.value().toString());
        assertThat(minamis.get("supportMpnId").asString())
                .isEqualTo(trade.plaIdOf(minami).value());
        assertThat(minamis.get("name").asString()).isEqualTo("Minami Cloud");
        assertThat(minamis.at("/attributes/objectType").asString()).isEqualTo("SupportContact");
        assertThat(as(kanto).read(customer("/subscriptions/" + id(id)))).isEqualTo(subscription);

        assertThat(as(aoba).get(contact).status()).isEqualTo(200);
        assertThat(as(minami).get(contact).code()).isEqualTo("20002");
        assertThat(as(kanto)
                        .get(customer("/subscriptions/" + UUID.randomUUID() + "/supportcontact"))
                        .code())
                .isEqualTo("20003");
    }

    @Test
    void a_blocked_attempt_leaves_the_subscriptions_tag_as_it_was() {
        SubscriptionId id = trade.order(minatoFoods, trade.plaIdOf(aoba), 25).get(0);
        JsonNode before = as(kanto).read(customer("/subscriptions/" + id.value()));

        trade.change(id, null, null, 40, null, null, List.of(Check.TENANT_SUSPENDED));

        assertThat(as(kanto).read(customer("/subscriptions/" + id.value()))).isEqualTo(before);
    }

    @Test // S35, S70
    void a_reseller_sees_of_its_customers_subscriptions_those_it_is_partner_of_record_of() {
        SubscriptionId aobas = trade.order(minatoFoods, trade.plaIdOf(aoba), 25).get(0);
        SubscriptionId minamis =
                trade.order(minatoFoods, trade.plaIdOf(minami), 3).get(0);
        trade.order(minatoFoods, null, 1);

        assertThat(as(aoba).each(customer("/subscriptions"), "id")).containsExactly(id(aobas));
        assertThat(as(aoba).get(customer("/subscriptions/" + aobas.value())).status())
                .isEqualTo(200);
        assertThat(as(aoba).get(customer("/subscriptions/" + minamis.value())).code())
                .isEqualTo("20003");

        trade.assign(minamis, trade.plaIdOf(aoba));
        assertThat(as(aoba).each(customer("/subscriptions"), "id")).containsExactlyInAnyOrder(id(aobas), id(minamis));
    }

    @Test // S35
    void a_partner_of_record_sees_its_subscription_though_the_customer_is_another_resellers() {
        SubscriptionId aobas = trade.order(minatoFoods, trade.plaIdOf(aoba), 25).get(0);
        trade.order(minatoFoods, trade.plaIdOf(aoba), 3);
        String subscription = customer("/subscriptions/" + id(aobas));
        List<String> all = List.of(customer("/subscriptions"), subscription, subscription + "/supportcontact");
        all.forEach(path -> assertThat(as(minami).get(path).code()).isEqualTo("20002"));

        trade.assign(aobas, trade.plaIdOf(minami));

        all.forEach(path -> assertThat(as(minami).get(path).status()).isEqualTo(200));
        assertThat(as(minami).each(customer("/subscriptions"), "id")).containsExactly(id(aobas));
        assertThat(as(minami)
                        .each(
                                customer("/subscriptions?mpn_id="
                                        + trade.plaIdOf(aoba).value()),
                                "id"))
                .isEmpty();
        assertThat(as(minami).get(customer("")).code()).isEqualTo("20002");
    }

    @Test // S35
    void a_reseller_with_neither_learns_nothing_of_the_customer_or_its_subscriptions() {
        SubscriptionId aobas = trade.order(minatoFoods, trade.plaIdOf(aoba), 25).get(0);
        SubscriptionId minamis =
                trade.order(minatoFoods, trade.plaIdOf(minami), 3).get(0);
        CustomerId other = trade.customer(kanto, aoba, "Tokyo Tower Cafe", "JP");
        UUID nobody = UUID.randomUUID();

        for (String path : List.of(
                customer("/subscriptions/" + id(aobas)),
                customer("/subscriptions/" + UUID.randomUUID()),
                customer(other.value(), "/subscriptions"),
                customer(other.value(), "/subscriptions?mpn_id=aoba"),
                customer(other.value(), "/subscriptions/" + id(minamis)),
                customer(nobody, "/subscriptions"),
                customer(nobody, "/subscriptions/" + id(minamis)))) {
            Answer answer = as(minami).get(path);
            assertThat(answer.status()).as(path).isEqualTo(403);
            assertThat(answer.code()).as(path).isEqualTo("20002");
        }
        assertThat(as(trade.distributor("Rhein Distribution", "DE"))
                        .get(customer("/subscriptions"))
                        .code())
                .isEqualTo("20002");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mpn_id=aoba", "mpn_id=", "mpn_id=%00", "order_id=%00", "mpn_id=1%27--"})
    void a_filter_that_means_nothing_is_invalid_input(String filter) {
        Answer answer = as(kanto).get(customer("/subscriptions?" + filter));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("800002");
    }
}
