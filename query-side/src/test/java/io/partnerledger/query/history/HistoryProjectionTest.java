package io.partnerledger.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.query.trade.FoldedViews;
import io.partnerledger.query.trade.Trade;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HistoryProjectionTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00.123456Z");

    private final FoldedViews views = new FoldedViews();
    private final Trade trade = Trade.unsealable(views::listen, MONDAY);
    private final DistributorId kanto = trade.distributor("Kanto Distribution", "JP");

    @AfterEach
    void close() {
        views.close();
    }

    private Map<String, Object> entry(PartnershipId id) {
        return views.row(
                "select h.*, h.actor_roles::text as roles, h.payload::text as event"
                        + " from views.history_v2 h where subject = ?",
                id.stream());
    }

    @Test
    void an_entry_says_what_happened_when_and_by_whom() {
        UUID tenant = kanto.value();
        trade.by("sato", tenant, "AdminAgent,SalesAgent", "request-1", "migration-2026");
        PartnershipId id = trade.request(kanto, "Aoba Systems");
        views.fold();

        assertThat(entry(id))
                .containsEntry("position", (long) views.told().size())
                .containsEntry("sequence", 0L)
                .containsEntry("time", Timestamp.from(MONDAY))
                .containsEntry("type", "partner-ledger.partnership-requested")
                .containsEntry("revision", "1")
                .containsEntry("actor_subject", "sato")
                .containsEntry("actor_tenant", tenant.toString())
                .containsEntry("roles", "[\"AdminAgent\", \"SalesAgent\"]")
                .containsEntry("request_id", "request-1")
                .containsEntry("correlation_id", "migration-2026");
        assertThat(entry(id).get("event").toString())
                .contains("\"resellerName\": \"Aoba Systems\"", "\"ciphertext\"")
                .doesNotContain("@");
    }

    @Test
    void what_the_ledger_did_by_itself_has_nobody_for_an_actor() {
        PartnershipId id = trade.request(kanto, "Aoba Systems");
        views.fold();

        assertThat(entry(id)).containsEntry("actor_subject", null).containsEntry("roles", "[]");
    }

    @Test
    void every_event_is_an_entry() {
        trade.partners(kanto, trade.reseller("Aoba Systems", "JP"));
        views.fold();

        assertThat(views.row("select count(*) as entries from views.history_v2"))
                .containsEntry("entries", (long) views.told().size());
    }
}
