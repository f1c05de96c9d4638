package io.partnerledger.standalone.trade;

import io.partnerledger.kernel.gdap.GdapRelationship;
import io.partnerledger.kernel.gdap.GdapRelationshipId;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.CspAuthorization;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.LocationStatus;
import io.partnerledger.kernel.partnership.Partnership;
import io.partnerledger.kernel.partnership.PartnershipSlot;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.resellertenant.ResellerTenant;
import io.partnerledger.kernel.resellertenant.TenantState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A reseller as the programme knows it, and what it has with each distributor. */
final class Reseller {

    final String country;
    ResellerTenant tenant;
    final Map<Book, PartnershipSlot> slots = new HashMap<>();
    final Map<Book, Partnership> partnerships = new HashMap<>();
    final Map<GdapRelationshipId, GdapRelationship> delegated = new LinkedHashMap<>();

    Reseller(ResellerTenant tenant, String country) {
        this.tenant = tenant;
        this.country = country;
    }

    boolean isPartnerOf(Book book) {
        return partnerships.containsKey(book);
    }

    boolean isSuspended() {
        return tenant.state() == TenantState.SUSPENDED;
    }

    PlaId plaId() {
        return tenant.location().plaId();
    }

    /** What the policy is told of it under that PLA ID, which may be a former one. */
    PartnerOfRecordFacts.Reseller under(PlaId plaId) {
        boolean authorized =
                tenant.authorization() == io.partnerledger.kernel.resellertenant.CspAuthorization.AUTHORIZED;
        return new PartnerOfRecordFacts.Reseller(
                tenant.id(),
                tenant.name(),
                !isSuspended(),
                CspAuthorization.of(authorized, tenant.everAuthorized()),
                tenant.agreementSigned(),
                new PartnerOfRecordFacts.Location(
                        tenant.location().country(),
                        plaId.equals(plaId())
                                ? LocationStatus.valueOf(
                                        tenant.location().status().name())
                                : LocationStatus.RETIRED));
    }
}
