package io.partnerledger.kernel.partnerofrecord;

import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.CspAuthorization;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Location;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.LocationStatus;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Reseller;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;

/** Resellers as the programme may see them. */
final class Resellers {

    private static final ResellerTenantId TENANT = ResellerTenantId.of("6b0e5c1e-52a1-4a5e-9a3a-2f8a7a1c0d11");

    private Resellers() {}

    static Reseller inGoodStandingIn(String country) {
        return reseller(true, CspAuthorization.AUTHORIZED, true, LocationStatus.AUTHORIZED, country);
    }

    static Reseller suspendedIn(String country) {
        return reseller(false, CspAuthorization.AUTHORIZED, true, LocationStatus.AUTHORIZED, country);
    }

    static Reseller withoutAgreementIn(String country) {
        return reseller(true, CspAuthorization.AUTHORIZED, false, LocationStatus.AUTHORIZED, country);
    }

    static Reseller withAuthorizationIn(String country, CspAuthorization authorization) {
        return reseller(true, authorization, true, LocationStatus.AUTHORIZED, country);
    }

    static Reseller withLocationIn(String country, LocationStatus status) {
        return reseller(true, CspAuthorization.AUTHORIZED, true, status, country);
    }

    /** As a tenant is registered: active and nothing else. */
    static Reseller justRegisteredIn(String country) {
        return reseller(true, CspAuthorization.NEVER, false, LocationStatus.PENDING, country);
    }

    /** All that can be wrong with a reseller at once. */
    static Reseller inRuinsIn(String country) {
        return reseller(false, CspAuthorization.REVOKED, false, LocationStatus.RETIRED, country);
    }

    static Reseller reseller(
            boolean active, CspAuthorization authorization, boolean signed, LocationStatus status, String country) {
        return new Reseller(
                TENANT, "Aoba Systems", active, authorization, signed, new Location(Country.of(country), status));
    }
}
