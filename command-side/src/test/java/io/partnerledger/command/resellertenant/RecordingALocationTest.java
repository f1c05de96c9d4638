package io.partnerledger.command.resellertenant;

import static io.partnerledger.command.example.LedgerInMemory.Kept.on;
import static io.partnerledger.command.example.Resellers.AOBA;
import static io.partnerledger.command.example.Resellers.AOBA_NEW_PLA;
import static io.partnerledger.command.example.Resellers.AOBA_PLA;
import static io.partnerledger.command.example.Resellers.MINAMI;
import static io.partnerledger.command.example.Resellers.MINAMI_PLA;
import static io.partnerledger.command.example.Resellers.aobaRegistered;

import io.partnerledger.command.example.ClockAt;
import io.partnerledger.command.example.LedgerInMemory;
import io.partnerledger.command.pla.PlaClaimAggregate;
import io.partnerledger.command.tenant.TenantClaimAggregate;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.pla.PlaIdClaimed;
import io.partnerledger.kernel.programme.Evidence;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.resellertenant.LocationRecorded;
import io.partnerledger.kernel.resellertenant.LocationStatus;
import io.partnerledger.kernel.resellertenant.RecordLocation;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecordingALocationTest {

    private static final Instant NOW = Instant.parse("2026-04-01T09:00:00Z");

    private final LedgerInMemory ledger = LedgerInMemory.of(
                    ResellerTenantAggregate.class, TenantClaimAggregate.class, PlaClaimAggregate.class)
            .handling(axon -> new ResellerTenants(
                    axon.repository(ResellerTenantAggregate.class),
                    axon.repository(TenantClaimAggregate.class),
                    axon.repository(PlaClaimAggregate.class),
                    ClockAt.time(NOW)))
            .open()
            .given(AOBA, aobaRegistered(NOW))
            .given(AOBA_PLA, claimed(AOBA_PLA, AOBA));

    @Test
    void a_location_gets_another_standing() {
        ledger.when(location(AOBA_PLA, "JP", LocationStatus.AUTHORIZED, "key"))
                .appends(on(AOBA, recorded(AOBA_PLA, null, "JP", "authorized", "key")));
    }

    @Test
    void a_location_moves_to_another_country() {
        ledger.when(location(AOBA_PLA, "KR", LocationStatus.PENDING, "key"))
                .appends(on(AOBA, recorded(AOBA_PLA, null, "KR", "pending", "key")));
    }

    @Test
    void another_pla_id_is_claimed_and_the_former_named_as_retired() {
        ledger.when(location(AOBA_NEW_PLA, "JP", LocationStatus.AUTHORIZED, "key"))
                .appends(
                        on(AOBA_NEW_PLA, claimed(AOBA_NEW_PLA, AOBA)),
                        on(AOBA, recorded(AOBA_NEW_PLA, AOBA_PLA, "JP", "authorized", "key")));
    }

    @Test
    void a_retired_pla_id_returns_to_the_tenant_it_belonged_to() {
        ledger.when(location(AOBA_NEW_PLA, "JP", LocationStatus.AUTHORIZED, "key 1"));
        ledger.when(location(AOBA_PLA, "JP", LocationStatus.AUTHORIZED, "key 2"))
                .appends(on(AOBA, recorded(AOBA_PLA, AOBA_NEW_PLA, "JP", "authorized", "key 2")));
    }

    @Test
    void a_pla_id_of_another_tenant_is_not_taken() {
        ledger.given(MINAMI_PLA, claimed(MINAMI_PLA, MINAMI))
                .when(location(MINAMI_PLA, "JP", LocationStatus.AUTHORIZED, "key"))
                .isRefusedAs(RefusalCode.PLA_ID_ALREADY_CLAIMED);
    }

    @Test
    void a_location_as_it_is_known_already_is_no_event() {
        ledger.when(location(AOBA_PLA, "JP", LocationStatus.PENDING, "key")).appendsNothing();
    }

    @Test
    void a_repeat_of_an_older_request_does_not_bring_its_location_back() {
        ledger.when(location(AOBA_PLA, "JP", LocationStatus.AUTHORIZED, "key 1"));
        ledger.when(location(AOBA_PLA, "JP", LocationStatus.REJECTED, "key 2"));
        ledger.when(location(AOBA_PLA, "JP", LocationStatus.AUTHORIZED, "key 1"))
                .appendsNothing();
    }

    @Test
    void an_unknown_tenant_has_no_location() {
        ledger.when(new RecordLocation(
                        MINAMI, MINAMI_PLA, Country.of("JP"), LocationStatus.AUTHORIZED, Evidence.none(), "key"))
                .isRefusedAs(RefusalCode.NOT_FOUND_HERE);
    }

    @Test
    void a_location_is_not_effective_in_the_future() {
        ledger.when(new RecordLocation(
                        AOBA,
                        AOBA_PLA,
                        Country.of("JP"),
                        LocationStatus.AUTHORIZED,
                        new Evidence(NOW.plusSeconds(1), null, null),
                        "key"))
                .isRefusedAs(RefusalCode.EFFECTIVE_IN_FUTURE);
    }

    private static RecordLocation location(PlaId plaId, String country, LocationStatus status, String requestKey) {
        return new RecordLocation(AOBA, plaId, Country.of(country), status, Evidence.none(), requestKey);
    }

    private static LocationRecorded recorded(
            PlaId plaId, PlaId former, String country, String status, String requestKey) {
        return new LocationRecorded(
                AOBA.value().toString(),
                plaId.value(),
                former == null ? null : former.value(),
                country,
                status,
                null,
                null,
                null,
                NOW,
                requestKey);
    }

    private static PlaIdClaimed claimed(PlaId plaId, ResellerTenantId tenant) {
        return new PlaIdClaimed(plaId.value(), tenant.value().toString(), NOW);
    }
}
