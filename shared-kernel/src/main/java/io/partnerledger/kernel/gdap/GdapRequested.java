package io.partnerledger.kernel.gdap;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The distributor asked the customer to delegate administration to the reseller. */
@EventName("partner-ledger.gdap-requested")
@Revision("1")
public record GdapRequested(
        String gdapRelationshipId,
        String distributorId,
        String customerId,
        String resellerTenantId,
        String displayName,
        String duration,
        List<String> roles,
        long judgedAtPosition,
        Instant requestedAt,
        String requestKey)
        implements GdapEvent {

    @Override
    public GdapRelationship after(@Nullable GdapRelationship before) {
        return GdapRelationship.requested(
                GdapRelationshipId.of(gdapRelationshipId),
                DistributorId.of(distributorId),
                CustomerId.of(customerId),
                ResellerTenantId.of(resellerTenantId),
                new GdapTerms(displayName, Period.parse(duration), roles),
                requestedAt,
                requestKey);
    }
}
