package io.partnerledger.query.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.resellertenant.LocationStatus;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.query.trade.FoldedViews;
import io.partnerledger.query.trade.Trade;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StandingProjectionTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final FoldedViews views = new FoldedViews();
    private final Trade trade = Trade.unsealable(views::listen, MONDAY);

    @AfterEach
    void close() {
        views.close();
    }

    private Map<String, Object> standing(ResellerTenantId reseller) {
        return views.row("select * from views.standing_v1 where tenant_id = ?", reseller.value());
    }

    private Map<String, Object> location(PlaId plaId) {
        return views.row("select * from views.standing_location_v1 where pla_id = ?", plaId.value());
    }

    private static Timestamp day(int number) {
        return Timestamp.from(MONDAY.plus(DAY.multipliedBy(number)));
    }

    @Test
    void a_suspension_is_dated_and_gone_once_the_tenant_is_reactivated() {
        ResellerTenantId aoba = trade.reseller("Aoba Systems", "JP");
        trade.after(DAY).suspend(aoba, "unpaid invoices");
        views.fold();
        assertThat(standing(aoba))
                .containsEntry("suspended_since", day(1))
                .containsEntry("suspension_reason", "unpaid invoices");

        trade.after(DAY).reactivate(aoba);
        views.fold();
        assertThat(standing(aoba)).containsEntry("suspended_since", null).containsEntry("suspension_reason", null);
    }

    @Test
    void each_fact_has_its_own_date() {
        ResellerTenantId aoba = trade.registered("Aoba Systems", "JP", Trade.freshPlaId());
        trade.after(DAY).authorize(aoba);
        trade.after(DAY).sign(aoba, true);
        trade.after(DAY).revoke(aoba);
        views.fold();

        assertThat(standing(aoba))
                .containsEntry("registered_at", day(0))
                .containsEntry("agreement_since", day(2))
                .containsEntry("authorization_since", day(3));
    }

    @Test
    void a_location_that_is_still_not_authorised_is_so_since_the_beginning() {
        PlaId plaId = Trade.freshPlaId();
        ResellerTenantId aoba = trade.registered("Aoba Systems", "JP", plaId);
        trade.after(DAY).locate(aoba, plaId, "JP", LocationStatus.REJECTED);
        trade.after(DAY).locate(aoba, plaId, "KR", LocationStatus.REJECTED);
        views.fold();

        assertThat(location(plaId))
                .containsEntry("authorized", false)
                .containsEntry("authorization_since", day(0))
                .containsEntry("country", "KR")
                .containsEntry("country_since", day(2));
    }

    @Test
    void a_former_location_is_retired_from_when_another_took_its_place() {
        PlaId former = Trade.freshPlaId();
        PlaId current = Trade.freshPlaId();
        ResellerTenantId aoba = trade.reseller("Aoba Systems", "JP", former);
        trade.after(DAY).locate(aoba, current, "JP", LocationStatus.PENDING);
        trade.after(DAY).locate(aoba, current, "JP", LocationStatus.AUTHORIZED);
        views.fold();

        assertThat(location(former)).containsEntry("authorized", false).containsEntry("authorization_since", day(1));
        assertThat(location(current)).containsEntry("authorized", true).containsEntry("authorization_since", day(2));
    }
}
