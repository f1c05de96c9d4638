package io.partnerledger.command.distributor;

import static io.partnerledger.command.example.Distributors.KANTO;
import static io.partnerledger.command.example.Distributors.KANTO_PLA;
import static io.partnerledger.command.example.Distributors.registerKanto;
import static io.partnerledger.command.example.LedgerInMemory.Kept.on;
import static io.partnerledger.command.example.Resellers.AOBA;

import io.partnerledger.command.example.ClockAt;
import io.partnerledger.command.example.LedgerInMemory;
import io.partnerledger.command.pla.PlaClaimAggregate;
import io.partnerledger.command.tenant.TenantClaimAggregate;
import io.partnerledger.kernel.distributor.DistributorRegistered;
import io.partnerledger.kernel.distributor.RegisterDistributor;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.pla.PlaIdClaimed;
import io.partnerledger.kernel.programme.Evidence;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.tenant.TenantClaimed;
import io.partnerledger.kernel.tenant.TenantId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RegisteringADistributorTest {

    private static final Instant NOW = Instant.parse("2026-04-01T09:00:00Z");
    private static final String TENANT = KANTO.value().toString();

    private final LedgerInMemory ledger = LedgerInMemory.of(
                    DistributorAggregate.class, TenantClaimAggregate.class, PlaClaimAggregate.class)
            .handling(axon -> new Distributors(
                    axon.repository(DistributorAggregate.class),
                    axon.repository(TenantClaimAggregate.class),
                    axon.repository(PlaClaimAggregate.class),
                    ClockAt.time(NOW)))
            .open();

    @Test
    void a_distributor_is_registered_with_its_tenant_and_its_pla_id() {
        ledger.when(registerKanto("key"))
                .appends(
                        on(KANTO, kantoRegistered("key")),
                        on(TenantId.of(KANTO), new TenantClaimed(TENANT, "distributor", NOW)),
                        on(KANTO_PLA, new PlaIdClaimed(KANTO_PLA.value(), TENANT, NOW)))
                .answers(kantoRegistered("key").after(null));
    }

    @Test
    void a_distributor_without_a_pla_id_claims_none() {
        ledger.when(new RegisterDistributor(
                        KANTO, "Kanto Distribution", Country.of("JP"), null, true, Evidence.none(), "key"))
                .appends(
                        on(
                                KANTO,
                                new DistributorRegistered(
                                        TENANT, "Kanto Distribution", "JP", null, true, null, null, null, NOW, "key")),
                        on(TenantId.of(KANTO), new TenantClaimed(TENANT, "distributor", NOW)));
    }

    @Test
    void a_repeat_of_the_same_request_appends_nothing_and_answers_the_same() {
        ledger.when(registerKanto("key"));
        ledger.when(registerKanto("key"))
                .appendsNothing()
                .answers(kantoRegistered("key").after(null));
    }

    @Test
    void a_distributor_is_not_registered_twice() {
        ledger.when(registerKanto("key"));
        ledger.when(registerKanto("another key")).isRefusedAs(RefusalCode.TENANT_ALREADY_REGISTERED);
    }

    @Test
    void a_reseller_tenant_is_not_registered_as_a_distributor() {
        ledger.given(TenantId.of(KANTO), new TenantClaimed(TENANT, "reseller", NOW))
                .when(registerKanto("key"))
                .isRefusedAs(RefusalCode.TENANT_ALREADY_REGISTERED);
    }

    @Test
    void a_pla_id_of_another_tenant_is_not_taken() {
        ledger.given(KANTO_PLA, new PlaIdClaimed(KANTO_PLA.value(), AOBA.value().toString(), NOW))
                .when(registerKanto("key"))
                .isRefusedAs(RefusalCode.PLA_ID_ALREADY_CLAIMED);
    }

    @Test
    void a_registration_is_not_effective_in_the_future() {
        ledger.when(new RegisterDistributor(
                        KANTO,
                        "Kanto Distribution",
                        Country.of("JP"),
                        null,
                        true,
                        new Evidence(NOW.plusSeconds(1), null, null),
                        "key"))
                .isRefusedAs(RefusalCode.EFFECTIVE_IN_FUTURE);
    }

    private static DistributorRegistered kantoRegistered(String requestKey) {
        return new DistributorRegistered(
                TENANT, "Kanto Distribution", "JP", KANTO_PLA.value(), true, null, null, null, NOW, requestKey);
    }
}
