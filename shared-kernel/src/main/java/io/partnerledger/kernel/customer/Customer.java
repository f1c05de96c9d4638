package io.partnerledger.kernel.customer;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts;
import io.partnerledger.kernel.privacy.SealedText;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import io.partnerledger.kernel.request.RequestKeys;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A customer of a distributor.
 *
 * <p>It stays the distributor's, and associated with the reseller, when their partnership ends (S76).
 */
public record Customer(
        CustomerId id,
        DistributorId distributor,
        @Nullable ResellerTenantId associatedReseller,
        CustomerDomain domain,
        String companyName,
        Country country,
        String culture,
        String language,
        BillingContact billingContact,
        @Nullable SealedText registrationNumber,
        RequestKeys answered) {

    /**
     * Nothing where this very request added it before.
     *
     * @param partnerOfTheDistributor whether the reseller to be associated is an established partner (S33)
     */
    public static Optional<CustomerAdded> add(
            @Nullable Customer before, AddCustomer command, boolean partnerOfTheDistributor, Instant now) {
        if (before != null) {
            Refused.unless(before.answered.startWith(command.requestKey()), RefusalCode.ALREADY_EXISTS);
            return Optional.empty();
        }
        Refused.unless(
                command.associatedReseller() == null || partnerOfTheDistributor,
                RefusalCode.ASSOCIATED_PARTNER_NOT_A_PARTNER);
        return Optional.of(new CustomerAdded(
                command.id().value().toString(),
                command.distributor().value().toString(),
                command.associatedReseller() == null
                        ? null
                        : command.associatedReseller().value().toString(),
                command.domain().value(),
                command.companyName(),
                command.country().code(),
                command.culture(),
                command.language(),
                command.billingContact(),
                command.registrationNumber(),
                now,
                command.requestKey()));
    }

    /** What the policy asks about the customer. */
    public PartnerOfRecordFacts.Customer facts() {
        return new PartnerOfRecordFacts.Customer(country, associatedReseller != null);
    }
}
