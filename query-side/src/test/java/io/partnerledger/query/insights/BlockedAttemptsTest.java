package io.partnerledger.query.insights;

import static io.partnerledger.query.Reader.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.order.OrderId;
import io.partnerledger.kernel.partnerofrecord.Check;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.query.QuerySideTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BlockedAttemptsTest extends QuerySideTest {

    private static final String BLOCKED = "/ledger/insights/blocked-orders";
    private static final Duration DAY = Duration.ofDays(1);

    private DistributorId kanto;
    private ResellerTenantId aoba;
    private OrderId order;
    private SubscriptionId subscription;
    private Instant ordered;
    private Instant changed;

    @BeforeEach
    void an_order_and_a_change_were_blocked() {
        kanto = trade.distributor("Kanto Distribution", "JP");
        aoba = trade.reseller("Aoba Systems", "JP");
        CustomerId minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");
        subscription = trade.order(minatoFoods, trade.plaIdOf(aoba), 25).get(0);
        order = new OrderId(UUID.randomUUID().toString());
        trade.by("sato", kanto.value(), "SalesAgent", "request-1", "migration");
        ordered = trade.after(DAY).now();
        trade.place(
                trade.placing(order, minatoFoods, trade.plaIdOf(aoba), 5),
                List.of(Check.TENANT_SUSPENDED, Check.AGREEMENT_UNSIGNED));
        changed = trade.after(DAY).now();
        trade.change(subscription, null, null, 40, null, null, List.of(Check.NOT_AUTHORIZED));
    }

    @Test // S53
    void who_tried_what_when_and_what_to_do_about_it_is_shown_the_latest_first() {
        List<JsonNode> items = as(kanto).allPages(BLOCKED, 1);

        assertThat(each(items, "kind")).containsExactly("change", "order");
        JsonNode change = items.get(0);
        assertThat(change.get("time").asString()).isEqualTo(changed.toString());
        assertThat(change.get("subscriptionId").asString())
                .isEqualTo(subscription.value().toString());
        assertThat(change.has("orderId")).isFalse();
        assertThat(change.at("/verdicts/0/change").asString()).isEqualTo("seats");
        JsonNode blocked = items.get(1);
        assertThat(blocked.get("orderId").asString()).isEqualTo(order.value());
        assertThat(blocked.at("/actor/subject").asString()).isEqualTo("sato");
        assertThat(blocked.at("/actor/roles/0").asString()).isEqualTo("SalesAgent");
        assertThat(blocked.get("customerName").asString()).isEqualTo("Minato Foods");
        assertThat(blocked.at("/verdicts/0/plaId").asString())
                .isEqualTo(trade.plaIdOf(aoba).value());
        assertThat(blocked.at("/verdicts/0/name").asString()).isEqualTo("Aoba Systems");
        assertThat(each(blocked.at("/verdicts/0/failures"), "check"))
                .containsExactly("tenant-suspended", "agreement-unsigned");
        assertThat(as(kanto)
                        .inJapanese()
                        .read(BLOCKED)
                        .at("/items/1/verdicts/0/failures/0/guidance")
                        .asString())
                .contains("一時停止");
    }

    @Test // S53
    void a_change_of_an_order_that_was_stopped_is_shown_with_its_order_and_leaves_it_standing() {
        CustomerId customer = trade.customer(kanto, aoba, "Nishi Dental", "JP");
        OrderId placed = trade.orderOfLegacyOffers(customer, trade.plaIdOf(aoba), 5);
        trade.bill(placed, BillingCycle.ANNUAL, List.of(Check.TENANT_SUSPENDED));

        JsonNode latest = as(kanto).read(BLOCKED).at("/items/0");
        assertThat(latest.get("kind").asString()).isEqualTo("change");
        assertThat(latest.get("orderId").asString()).isEqualTo(placed.value());
        assertThat(latest.at("/verdicts/0/change").asString()).isEqualTo("billing-plan");
        JsonNode order = as(kanto).read("/v1/customers/" + customer.value() + "/orders/" + placed.value());
        assertThat(order.get("status").asString()).isEqualTo("completed");
        assertThat(order.get("billingCycle").asString()).isEqualTo("monthly");
    }

    @Test
    void from_a_time_on_and_before_another_is_what_is_shown() {
        assertThat(as(kanto).each(BLOCKED + "?from=" + changed, "kind")).containsExactly("change");
        assertThat(as(kanto).each(BLOCKED + "?to=" + changed, "kind")).containsExactly("order");
        assertThat(as(kanto).each(BLOCKED + "?from=" + ordered + "&to=" + ordered, "kind"))
                .isEmpty();
    }

    @Test
    void another_distributor_sees_none_of_it() {
        assertThat(as(trade.distributor("Rhein Distribution", "DE")).each(BLOCKED, "kind"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=yesterday", "cursor=x", "limit=0"})
    void a_parameter_that_means_nothing_is_a_bad_request(String parameter) {
        assertThat(as(kanto).get(BLOCKED + "?" + parameter).status()).isEqualTo(400);
    }
}
