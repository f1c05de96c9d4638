package io.partnerledger.kernel.customer;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.privacy.SealedText;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The distributor adds a customer, on a reseller's behalf or as its own (S33, S70).
 *
 * @param associatedReseller absent for a customer of the distributor's own
 * @param companyName a company's, so not personal
 * @param registrationNumber of the organisation, which in some countries names a person
 */
public record AddCustomer(
        @TargetAggregateIdentifier CustomerId id,
        DistributorId distributor,
        @Nullable ResellerTenantId associatedReseller,
        CustomerDomain domain,
        String companyName,
        Country country,
        String culture,
        String language,
        BillingContact billingContact,
        @Nullable SealedText registrationNumber,
        String requestKey) {}
