package io.partnerledger.command.resellertenant;

import static io.partnerledger.command.example.LedgerInMemory.Kept.on;
import static io.partnerledger.command.example.Resellers.AOBA;
import static io.partnerledger.command.example.Resellers.AOBA_PLA;
import static io.partnerledger.command.example.Resellers.MINAMI;
import static io.partnerledger.command.example.Resellers.registerAoba;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.command.example.ClockAt;
import io.partnerledger.command.example.LedgerInMemory;
import io.partnerledger.command.pla.PlaClaimAggregate;
import io.partnerledger.command.tenant.TenantClaimAggregate;
import io.partnerledger.kernel.pla.PlaIdClaimed;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.resellertenant.LocationStatus;
import io.partnerledger.kernel.resellertenant.ResellerTenant;
import io.partnerledger.kernel.resellertenant.ResellerTenantRegistered;
import io.partnerledger.kernel.resellertenant.TenantState;
import io.partnerledger.kernel.tenant.TenantClaimed;
import io.partnerledger.kernel.tenant.TenantId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RegisteringAResellerTenantTest {

    private static final Instant NOW = Instant.parse("2026-04-01T09:00:00Z");
    private static final String TENANT = AOBA.value().toString();

    private final LedgerInMemory ledger = LedgerInMemory.of(
                    ResellerTenantAggregate.class, TenantClaimAggregate.class, PlaClaimAggregate.class)
            .handling(axon -> new ResellerTenants(
                    axon.repository(ResellerTenantAggregate.class),
                    axon.repository(TenantClaimAggregate.class),
                    axon.repository(PlaClaimAggregate.class),
                    ClockAt.time(NOW)))
            .open();

    @Test
    void a_reseller_tenant_is_registered_with_its_pla_id() {
        ledger.when(registerAoba("key"))
                .appends(
                        on(
                                AOBA,
                                new ResellerTenantRegistered(
                                        TENANT,
                                        "Aoba Systems",
                                        "JP",
                                        AOBA_PLA.value(),
                                        null,
                                        null,
                                        null,
                                        null,
                                        NOW,
                                        "key")),
                        on(TenantId.of(AOBA), new TenantClaimed(TENANT, "reseller", NOW)),
                        on(AOBA_PLA, new PlaIdClaimed(AOBA_PLA.value(), TENANT, NOW)));
    }

    @Test
    void as_registered_it_is_active_never_authorised_unsigned_and_its_location_pending() {
        ResellerTenant tenant = ledger.when(registerAoba("key")).answer(ResellerTenant.class);

        assertThat(tenant.state()).isEqualTo(TenantState.ACTIVE);
        assertThat(tenant.authorization()).isNull();
        assertThat(tenant.everAuthorized()).isFalse();
        assertThat(tenant.agreementSigned()).isFalse();
        assertThat(tenant.location().status()).isEqualTo(LocationStatus.PENDING);
    }

    @Test
    void a_repeat_of_the_same_request_appends_nothing() {
        ledger.when(registerAoba("key"));
        ledger.when(registerAoba("key")).appendsNothing();
    }

    @Test
    void a_tenant_is_not_registered_twice() {
        ledger.when(registerAoba("key"));
        ledger.when(registerAoba("another key")).isRefusedAs(RefusalCode.TENANT_ALREADY_REGISTERED);
    }

    @Test
    void a_distributor_is_not_registered_as_a_reseller() {
        ledger.given(TenantId.of(AOBA), new TenantClaimed(TENANT, "distributor", NOW))
                .when(registerAoba("key"))
                .isRefusedAs(RefusalCode.TENANT_ALREADY_REGISTERED);
    }

    @Test
    void a_pla_id_of_another_tenant_is_not_taken() {
        ledger.given(AOBA_PLA, new PlaIdClaimed(AOBA_PLA.value(), MINAMI.value().toString(), NOW))
                .when(registerAoba("key"))
                .isRefusedAs(RefusalCode.PLA_ID_ALREADY_CLAIMED);
    }
}
