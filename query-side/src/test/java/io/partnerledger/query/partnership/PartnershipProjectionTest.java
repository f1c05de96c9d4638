package io.partnerledger.query.partnership;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.query.trade.FoldedViews;
import io.partnerledger.query.trade.Trade;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PartnershipProjectionTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final FoldedViews views = new FoldedViews();
    private final Trade trade = Trade.unsealable(views::listen, MONDAY);
    private final DistributorId kanto = trade.distributor("Kanto Distribution", "JP");
    private final ResellerTenantId aoba = trade.reseller("Aoba Systems", "JP");

    @AfterEach
    void close() {
        views.close();
    }

    private Map<String, Object> row(PartnershipId id) {
        return views.row("select * from views.partnership_v2 where partnership_id = ?", id.value());
    }

    @Test
    void a_request_shows_whom_it_was_sent_to_and_until_when_it_can_be_answered() {
        PartnershipId id = trade.request(kanto, "Aoba Systems", Duration.ofDays(30));
        views.fold();

        assertThat(row(id))
                .containsEntry("status", "requested")
                .containsEntry("distributor_id", kanto.value())
                .containsEntry("reseller_tenant_id", null)
                .containsEntry("reseller_name", "Aoba Systems")
                .containsEntry("locale", "ja-JP")
                .containsEntry("requested_at", Timestamp.from(MONDAY))
                .containsEntry("expires_at", Timestamp.from(MONDAY.plus(Duration.ofDays(30))))
                .containsEntry("accepted_at", null)
                .containsEntry("version", 0L);
        assertThat(row(id).get("reseller_email").toString())
                .contains(id.stream())
                .doesNotContain("@");
    }

    @Test
    void accepted_and_removed_it_keeps_who_it_was_with_and_from_when_until_when() {
        PartnershipId id = trade.request(kanto, "Aoba Systems");
        trade.after(DAY).accept(id, aoba);
        trade.after(DAY).remove(id, "contract ended");
        views.fold();

        assertThat(row(id))
                .containsEntry("status", "removed")
                .containsEntry("reseller_tenant_id", aoba.value())
                .containsEntry("accepted_at", Timestamp.from(MONDAY.plus(DAY)))
                .containsEntry("since", Timestamp.from(MONDAY.plus(DAY)))
                .containsEntry("ended_at", Timestamp.from(MONDAY.plus(DAY.multipliedBy(2))))
                .containsEntry("end_reason", "contract ended")
                .containsEntry("version", 2L);
    }

    @Test
    void the_same_two_may_begin_anew_and_the_first_episode_stays_as_it_ended() {
        PartnershipId first = trade.partners(kanto, aoba);
        trade.after(DAY).remove(first, "contract ended");
        PartnershipId second = trade.after(DAY).partnersByLink(kanto, aoba);
        views.fold();

        assertThat(row(first)).containsEntry("status", "removed");
        assertThat(row(second))
                .containsEntry("status", "active")
                .containsEntry("reseller_tenant_id", aoba.value())
                .containsEntry("expires_at", null)
                .containsEntry("accepted_at", Timestamp.from(MONDAY.plus(DAY.multipliedBy(2))))
                .containsEntry("ended_at", null)
                .containsEntry("version", 1L);
    }

    @Test
    void one_that_was_established_before_the_ledger_is_active_and_says_since_when() {
        PartnershipId id = trade.importPartnership(kanto, aoba, MONDAY.minus(DAY.multipliedBy(400)));
        views.fold();

        assertThat(row(id))
                .containsEntry("status", "active")
                .containsEntry("reseller_tenant_id", aoba.value())
                .containsEntry("requested_at", null)
                .containsEntry("accepted_at", Timestamp.from(MONDAY))
                .containsEntry("since", Timestamp.from(MONDAY.minus(DAY.multipliedBy(400))))
                .containsEntry("version", 0L);
    }

    @Test
    void a_request_may_be_refused_withdrawn_or_forgotten() {
        PartnershipId refused = trade.request(kanto, "Aoba Systems");
        PartnershipId withdrawn = trade.request(kanto, "Kita Networks");
        PartnershipId forgotten = trade.request(kanto, "Minami Cloud", DAY);
        trade.after(DAY).refuse(refused, aoba, "not now");
        trade.withdraw(withdrawn);
        trade.after(DAY).expire(forgotten);
        views.fold();

        assertThat(row(refused))
                .containsEntry("status", "refused")
                .containsEntry("reseller_tenant_id", aoba.value())
                .containsEntry("end_reason", "not now")
                .containsEntry("accepted_at", null);
        assertThat(row(withdrawn)).containsEntry("status", "withdrawn").containsEntry("reseller_tenant_id", null);
        assertThat(row(forgotten))
                .containsEntry("status", "expired")
                .containsEntry("ended_at", Timestamp.from(MONDAY.plus(DAY)));
    }
}
