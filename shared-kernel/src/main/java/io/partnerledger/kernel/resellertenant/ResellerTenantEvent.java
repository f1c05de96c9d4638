package io.partnerledger.kernel.resellertenant;

import io.partnerledger.kernel.event.LedgerEvent;
import org.jspecify.annotations.Nullable;

/** What the programme may say of a reseller's tenant; each event knows the state it leaves behind. */
public sealed interface ResellerTenantEvent extends LedgerEvent
        permits ResellerTenantRegistered,
                CspAuthorizationChanged,
                TenantSuspended,
                TenantReactivated,
                AgreementRecorded,
                LocationRecorded {

    String resellerTenantId();

    ResellerTenant after(@Nullable ResellerTenant before);
}
