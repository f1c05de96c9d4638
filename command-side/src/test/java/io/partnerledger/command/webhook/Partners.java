package io.partnerledger.command.webhook;

import io.partnerledger.kernel.distributor.DistributorRegistered;
import io.partnerledger.kernel.event.LedgerEvent;
import io.partnerledger.kernel.partnership.PartnershipAccepted;
import io.partnerledger.kernel.partnership.PartnershipSlotFreed;
import io.partnerledger.kernel.partnership.PartnershipSlotTaken;
import io.partnerledger.kernel.resellertenant.AgreementRecorded;
import io.partnerledger.kernel.resellertenant.CspAuthorizationChanged;
import io.partnerledger.kernel.resellertenant.LocationRecorded;
import io.partnerledger.kernel.resellertenant.ResellerTenantRegistered;
import io.partnerledger.kernel.resellertenant.TenantReactivated;
import io.partnerledger.kernel.resellertenant.TenantSuspended;
import io.partnerledger.kernel.subscription.SubscriptionRenamed;
import io.partnerledger.kernel.subscription.SubscriptionSuspended;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What happens between partners, as events. */
final class Partners {

    static final Instant TODAY = Instant.parse("2026-04-01T09:00:00Z");
    static final UUID KANTO = UUID.randomUUID();
    static final UUID KANSAI = UUID.randomUUID();
    static final UUID AOBA = UUID.randomUUID();
    static final String AOBAS_PLA = "4847383";
    static final UUID CUSTOMER = UUID.randomUUID();

    private Partners() {}

    static DistributorRegistered distributor(UUID id) {
        return new DistributorRegistered(
                id.toString(), "A distributor", "JP", null, true, null, null, null, TODAY, "registration");
    }

    /** Aoba as it is when the programme has nothing against it. */
    static List<LedgerEvent> aobaInGoodStanding() {
        return List.of(registered(), authorized(true), signed(true), located("JP", "authorized"));
    }

    static ResellerTenantRegistered registered() {
        return new ResellerTenantRegistered(
                AOBA.toString(), "Aoba Systems", "JP", AOBAS_PLA, null, null, null, null, TODAY, "registration");
    }

    static CspAuthorizationChanged authorized(boolean authorized) {
        return new CspAuthorizationChanged(
                AOBA.toString(), authorized ? "authorized" : "revoked", null, null, null, null, TODAY, "fact");
    }

    static AgreementRecorded signed(boolean signed) {
        return new AgreementRecorded(AOBA.toString(), signed, null, null, null, TODAY, "fact");
    }

    static LocationRecorded located(String country, String status) {
        return new LocationRecorded(AOBA.toString(), AOBAS_PLA, null, country, status, null, null, null, TODAY, "fact");
    }

    static TenantSuspended suspended() {
        return new TenantSuspended(AOBA.toString(), "Overdue", null, null, null, TODAY, "fact");
    }

    static TenantReactivated reactivated() {
        return new TenantReactivated(AOBA.toString(), null, null, null, null, TODAY, "fact");
    }

    static PartnershipAccepted accepted(UUID distributor, UUID partnership) {
        return new PartnershipAccepted(
                partnership.toString(), distributor.toString(), AOBA.toString(), TODAY, "acceptance");
    }

    static PartnershipSlotTaken begun(UUID distributor) {
        return new PartnershipSlotTaken(
                distributor.toString(), AOBA.toString(), UUID.randomUUID().toString(), TODAY);
    }

    static PartnershipSlotFreed ended(UUID distributor) {
        return new PartnershipSlotFreed(
                distributor.toString(), AOBA.toString(), UUID.randomUUID().toString(), TODAY);
    }

    static SubscriptionRenamed renamed(UUID subscription, UUID distributor) {
        return new SubscriptionRenamed(
                subscription.toString(), CUSTOMER.toString(), distributor.toString(), null, "Mail", TODAY, "renaming");
    }

    static SubscriptionSuspended stopped(UUID subscription, UUID distributor) {
        return new SubscriptionSuspended(
                subscription.toString(), CUSTOMER.toString(), "JP", distributor.toString(), null, TODAY, "suspension");
    }
}
