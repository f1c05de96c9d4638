package io.partnerledger.kernel.customer;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.privacy.SealedText;
import io.partnerledger.kernel.request.RequestKeys;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The distributor has told of a customer it had before the ledger. */
@EventName("partner-ledger.customer-imported")
@Revision("1")
public record CustomerImported(
        String customerId,
        String distributorId,
        @Nullable String associatedResellerTenantId,
        String domain,
        String companyName,
        String country,
        String culture,
        String language,
        BillingContact billingContact,
        @Nullable SealedText registrationNumber,
        Instant importedAt,
        String requestKey)
        implements CustomerEvent {

    @Override
    public Customer after(@Nullable Customer before) {
        return new Customer(
                CustomerId.of(customerId),
                DistributorId.of(distributorId),
                associatedResellerTenantId == null ? null : ResellerTenantId.of(associatedResellerTenantId),
                CustomerDomain.of(domain),
                companyName,
                Country.of(country),
                culture,
                language,
                billingContact,
                registrationNumber,
                ResellerPermission.NONE,
                null,
                0,
                RequestKeys.startingWith(requestKey));
    }
}
