package io.partnerledger.query.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.order.OrderId;
import io.partnerledger.kernel.order.PlaceOrder;
import io.partnerledger.kernel.partnerofrecord.Check;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.query.trade.FoldedViews;
import io.partnerledger.query.trade.Trade;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderProjectionTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    private final FoldedViews views = new FoldedViews();
    private final Trade trade = Trade.unsealable(views::listen, MONDAY);
    private final DistributorId kanto = trade.distributor("Kanto Distribution", "JP");
    private final ResellerTenantId aoba = trade.reseller("Aoba Systems", "JP");
    private final CustomerId minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void a_customer_is_kept_with_whose_it_is_and_when_it_was_added() {
        views.fold();

        assertThat(views.row("select * from views.customer_v3 where customer_id = ?", minatoFoods.value()))
                .containsEntry("distributor_id", kanto.value())
                .containsEntry("associated_reseller_id", aoba.value())
                .containsEntry("company_name", "Minato Foods")
                .containsEntry("domain", "c" + minatoFoods.value() + ".onmicrosoft.com")
                .containsEntry("added_at", Timestamp.from(MONDAY));
        assertThat(views.everyRow().get("views.customer_v3").toString()).doesNotContain("Honcho", "Mori");
    }

    @Test
    void an_order_that_was_blocked_and_tried_again_is_one_order_placed_when_it_passed() {
        PlaceOrder order = trade.placing(new OrderId("order-1"), minatoFoods, trade.plaIdOf(aoba), 25);
        trade.place(order, List.of(Check.TENANT_SUSPENDED));
        views.fold();
        assertThat(views.row("select * from views.order_v2"))
                .containsEntry("order_id", "order-1")
                .containsEntry("status", "blocked")
                .containsEntry("decided_at", Timestamp.from(MONDAY));
        assertThat(views.rows("select * from views.subscription_v2")).isEmpty();

        trade.after(Duration.ofDays(1)).place(order, List.of());
        views.fold();
        assertThat(views.row("select * from views.order_v2"))
                .containsEntry("status", "placed")
                .containsEntry("customer_id", minatoFoods.value())
                .containsEntry("distributor_id", kanto.value())
                .containsEntry("billing_cycle", "monthly")
                .containsEntry("decided_at", Timestamp.from(MONDAY.plus(Duration.ofDays(1))));
        assertThat(views.rows("select * from views.subscription_v2")).hasSize(1);
    }

    @Test
    void an_order_that_is_changed_is_shown_as_it_is_and_found_under_its_new_cycle() {
        OrderId order = trade.orderOfLegacyOffers(minatoFoods, trade.plaIdOf(aoba), 25);
        trade.bill(order, BillingCycle.ANNUAL, List.of());
        trade.extend(order, trade.plaIdOf(aoba), 5, List.of());
        trade.extend(order, trade.plaIdOf(aoba), 7, List.of(Check.TENANT_SUSPENDED));
        views.fold();

        assertThat(views.row("select * from views.order_v2"))
                .containsEntry("status", "placed")
                .containsEntry("billing_cycle", "annual")
                .containsEntry("decided_at", Timestamp.from(MONDAY));
        assertThat(views.rows("select * from views.subscription_v2")).hasSize(2);
    }
}
