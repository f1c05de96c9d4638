package io.partnerledger.query.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.kernel.subscription.SubscriptionStatus;
import io.partnerledger.query.trade.FoldedViews;
import io.partnerledger.query.trade.Trade;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubscriptionProjectionTest {

    private final FoldedViews views = new FoldedViews();
    private final Trade trade = Trade.unsealable(views::listen, Instant.parse("2026-03-02T09:00:00Z"));
    private final DistributorId kanto = trade.distributor("Kanto Distribution", "JP");
    private final ResellerTenantId aoba = trade.reseller("Aoba Systems", "JP");
    private final CustomerId minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");
    private final PlaId aobas = trade.plaIdOf(aoba);

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void a_subscription_is_kept_with_whose_it_is_and_its_partner_of_record() {
        SubscriptionId id = trade.order(minatoFoods, aobas, 25).get(0);
        views.fold();

        assertThat(views.row("select * from views.subscription_v2"))
                .containsEntry("subscription_id", id.value())
                .containsEntry("customer_id", minatoFoods.value())
                .containsEntry("distributor_id", kanto.value())
                .containsEntry("order_id", trade.orderOf(id).value())
                .containsEntry("partner_id", aobas.value());
    }

    @Test
    void a_change_of_its_status_shows() {
        SubscriptionId id = trade.order(minatoFoods, aobas, 25).get(0);
        trade.status(id, SubscriptionStatus.SUSPENDED);
        views.fold();
        assertThat(status()).containsEntry("status", "SUSPENDED");

        trade.status(id, SubscriptionStatus.ACTIVE);
        views.fold();
        assertThat(status()).containsEntry("status", "ACTIVE");
    }

    private Map<String, Object> status() {
        return views.row("select state ->> 'status' as status from views.subscription_v2");
    }
}
