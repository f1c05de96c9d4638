package io.partnerledger.command.example;

import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.CspAuthorization;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Location;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.LocationStatus;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Reseller;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.programme.Evidence;
import io.partnerledger.kernel.resellertenant.RegisterResellerTenant;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.resellertenant.ResellerTenantRegistered;
import java.time.Instant;

/** Resellers tests speak of. */
public final class Resellers {

    public static final ResellerTenantId AOBA = ResellerTenantId.of("5e110000-0000-4000-8000-000000000001");
    public static final ResellerTenantId MINAMI = ResellerTenantId.of("5e110000-0000-4000-8000-000000000002");
    public static final ResellerTenantId UNPARTNERED = ResellerTenantId.of("5e110000-0000-4000-8000-000000000003");
    public static final PlaId AOBA_PLA = PlaId.of("5102938");
    public static final PlaId AOBA_NEW_PLA = PlaId.of("5102939");
    public static final PlaId MINAMI_PLA = PlaId.of("6102938");
    public static final PlaId UNKNOWN_PLA = PlaId.of("9999999");

    private Resellers() {}

    public static RegisterResellerTenant registerAoba(String requestKey) {
        return new RegisterResellerTenant(
                AOBA, "Aoba Systems", Country.of("JP"), AOBA_PLA, null, Evidence.none(), requestKey);
    }

    public static ResellerTenantRegistered aobaRegistered(Instant at) {
        return new ResellerTenantRegistered(
                AOBA.value().toString(),
                "Aoba Systems",
                "JP",
                AOBA_PLA.value(),
                null,
                null,
                null,
                null,
                at,
                "register-aoba");
    }

    /** In good standing as far as the programme goes. */
    public static Reseller activeIn(String country, ResellerTenantId tenant) {
        return new Reseller(
                tenant,
                "A reseller",
                true,
                CspAuthorization.AUTHORIZED,
                true,
                new Location(Country.of(country), LocationStatus.AUTHORIZED));
    }

    /** In good standing but for the suspension of its tenant. */
    public static Reseller suspendedIn(String country, ResellerTenantId tenant) {
        return new Reseller(
                tenant,
                "A reseller",
                false,
                CspAuthorization.AUTHORIZED,
                true,
                new Location(Country.of(country), LocationStatus.AUTHORIZED));
    }
}
