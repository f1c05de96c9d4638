package io.partnerledger.kernel.resellertenant;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.pla.PlaId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The tenant's location is this, in this standing; a former PLA ID is retired by it. */
@EventName("partner-ledger.location-recorded")
@Revision("1")
public record LocationRecorded(
        String resellerTenantId,
        String plaId,
        @Nullable String formerPlaId,
        String country,
        String status,
        @Nullable Instant effectiveAt,
        @Nullable String source,
        @Nullable String evidence,
        Instant recordedAt,
        String requestKey)
        implements ResellerTenantEvent {

    @Override
    public ResellerTenant after(@Nullable ResellerTenant before) {
        return requireNonNull(before)
                .withLocation(
                        new Location(PlaId.of(plaId), Country.of(country), LocationStatus.of(status)), requestKey);
    }
}
