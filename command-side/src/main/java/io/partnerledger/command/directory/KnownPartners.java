package io.partnerledger.command.directory;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import org.jspecify.annotations.Nullable;

/** Partners as they were known at one position of the ledger; all its answers are of that position. */
public interface KnownPartners {

    /** The last event that is in it. */
    long position();

    boolean registered(DistributorId distributor);

    /** Whether the programme has told of a reseller with that tenant, whatever its standing. */
    boolean registered(ResellerTenantId reseller);

    /** Whether the reseller is registered and was authorised at least once, whatever its standing now. */
    boolean onboarded(ResellerTenantId reseller);

    /** Whether the PLA ID is, or once was, a reseller's. */
    boolean heldByReseller(PlaId plaId);

    /** Whether the two have an active partnership. */
    boolean partners(DistributorId distributor, ResellerTenantId reseller);

    /**
     * What the policy asks about a PLA ID as partner of record, the partnership included.
     *
     * @param plaId absent where none was given
     * @throws io.partnerledger.kernel.refusal.Refused as not found if there is no such distributor
     */
    PartnerOfRecordFacts factsAbout(
            @Nullable PlaId plaId, DistributorId distributor, PartnerOfRecordFacts.Customer customer);

    /**
     * What the policy asks about a reseller by its current PLA ID, the partnership included, whoever the customer is.
     *
     * @throws io.partnerledger.kernel.refusal.Refused as not found if there is no such reseller or distributor
     */
    PartnerOfRecordFacts factsAbout(ResellerTenantId reseller, DistributorId distributor);
}
