package io.partnerledger.query.history;

import static io.partnerledger.query.Reader.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.order.OrderId;
import io.partnerledger.kernel.order.PlaceOrder;
import io.partnerledger.kernel.partnerofrecord.Check;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.query.QuerySideTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RecordedVerdictsTest extends QuerySideTest {

    private DistributorId kanto;
    private ResellerTenantId aoba;
    private CustomerId minatoFoods;

    @BeforeEach
    void kanto_sells_to_minato_foods_through_aoba() {
        kanto = trade.distributor("Kanto Distribution", "JP");
        aoba = trade.reseller("Aoba Systems", "JP");
        minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");
    }

    private static String verdicts(String subject) {
        return "/ledger/history/" + subject + "/verdicts";
    }

    @Test
    void of_an_order_and_of_its_subscription_it_is_told_how_the_partner_of_record_was_judged_and_on_which_facts() {
        OrderId id = new OrderId(UUID.randomUUID().toString());
        PlaceOrder order = trade.placing(id, minatoFoods, trade.plaIdOf(aoba), 25);
        trade.place(order, List.of(Check.TENANT_SUSPENDED));
        trade.place(order, List.of());
        SubscriptionId subscription = order.lines().get(0).subscription();
        ResellerTenantId minami = trade.reseller("Minami Cloud", "JP");
        trade.assign(subscription, trade.plaIdOf(minami));
        trade.rename(subscription, "Head office");

        List<JsonNode> ofOrder = as(kanto, "Auditor").allPages(verdicts(id.stream()), 1);
        assertThat(each(ofOrder, "type"))
                .containsExactly("partner-ledger.order-blocked", "partner-ledger.order-placed");
        JsonNode blocked = ofOrder.get(0).at("/verdicts/0");
        assertThat(blocked.get("valid").asBoolean()).isFalse();
        assertThat(blocked.get("enforced").asBoolean()).isTrue();
        assertThat(each(blocked.get("failures"), "check")).containsExactly("tenant-suspended");
        assertThat(blocked.at("/failures/0/guidance").asString())
                .contains(trade.plaIdOf(aoba).value());
        JsonNode placed = ofOrder.get(1).at("/verdicts/0");
        assertThat(placed.get("valid").asBoolean()).isTrue();
        assertThat(placed.get("plaId").asString()).isEqualTo(trade.plaIdOf(aoba).value());
        assertThat(placed.at("/facts/distributor.id").asString())
                .isEqualTo(kanto.value().toString());
        assertThat(ofOrder.get(1).get("judgedAtPosition").asLong()).isEqualTo(1);

        List<JsonNode> ofSubscription = as(kanto, "Auditor").allPages(verdicts(subscription.stream()), 2);
        assertThat(ofSubscription.subList(0, 2)).isEqualTo(ofOrder);
        assertThat(each(ofSubscription.subList(2, 3), "type"))
                .containsExactly("partner-ledger.partner-of-record-assigned");
        assertThat(ofSubscription).hasSize(3);
        assertThat(ofSubscription.get(2).at("/verdicts/0/plaId").asString())
                .isEqualTo(trade.plaIdOf(minami).value());
        assertThat(ofSubscription.get(2).at("/verdicts/0/change").asString()).isEqualTo("partner-of-record");
    }

    @Test
    void of_an_order_with_several_partners_of_record_a_subscription_has_its_own_lines_verdict() {
        ResellerTenantId minami = trade.reseller("Minami Cloud", "JP");
        OrderId id = new OrderId(UUID.randomUUID().toString());
        PlaceOrder order = trade.placing(id, minatoFoods, List.of(trade.plaIdOf(aoba), trade.plaIdOf(minami)));
        trade.place(order, List.of());

        assertThat(each(as(kanto).read(verdicts(id.stream())).at("/items/0/verdicts"), "plaId"))
                .containsExactly(
                        trade.plaIdOf(aoba).value(), trade.plaIdOf(minami).value());
        String second = order.lines().get(1).subscription().stream();
        assertThat(each(as(kanto).read(verdicts(second)).at("/items/0/verdicts"), "plaId"))
                .containsExactly(trade.plaIdOf(minami).value());
    }

    @Test
    void what_was_bought_on_top_of_an_order_has_the_verdict_of_its_own_line() {
        ResellerTenantId minami = trade.reseller("Minami Cloud", "JP");
        OrderId id = trade.orderOfLegacyOffers(minatoFoods, trade.plaIdOf(aoba), 10);
        trade.extend(id, trade.plaIdOf(minami), 4, List.of());
        JsonNode history = as(kanto).read("/ledger/history/" + id.stream()).at("/items/1/payload/addOns/0/line");

        JsonNode page = as(kanto)
                .read(verdicts("subscription:" + history.get("subscriptionId").asString()));
        assertThat(each(page.get("items"), "type")).containsExactly("partner-ledger.order-extended");
        assertThat(each(page.at("/items/0/verdicts"), "plaId"))
                .containsExactly(trade.plaIdOf(minami).value());
    }

    @Test
    void they_are_their_distributors_alone_and_nothing_else_has_any() {
        SubscriptionId subscription =
                trade.order(minatoFoods, trade.plaIdOf(aoba), 25).get(0);
        DistributorId rhein = trade.distributor("Rhein Distribution", "DE");

        assertThat(as(rhein).get(verdicts(subscription.stream())).status()).isEqualTo(404);
        assertThat(as(aoba).get(verdicts(subscription.stream())).status()).isEqualTo(404);
        assertThat(as(kanto).get(verdicts("order:" + UUID.randomUUID())).status())
                .isEqualTo(404);
        assertThat(as(kanto).read(verdicts(minatoFoods.stream())).get("items").size())
                .isZero();
    }
}
