package io.partnerledger.kernel.distributor;

import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.request.RequestKeys;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A distributor is known and may keep its book. */
@EventName("partner-ledger.distributor-registered")
@Revision("1")
public record DistributorRegistered(
        String distributorId,
        String name,
        String country,
        @Nullable String plaId,
        boolean agreementSigned,
        @Nullable Instant effectiveAt,
        @Nullable String source,
        @Nullable String evidence,
        Instant registeredAt,
        String requestKey)
        implements DistributorEvent {

    @Override
    public Distributor after(@Nullable Distributor before) {
        return new Distributor(
                DistributorId.of(distributorId),
                name,
                Country.of(country),
                plaId == null ? null : PlaId.of(plaId),
                agreementSigned,
                RequestKeys.startingWith(requestKey));
    }
}
