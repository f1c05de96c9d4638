package io.partnerledger.kernel.distributor;

import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import io.partnerledger.kernel.request.RequestKeys;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A distributor as the programme knows it.
 *
 * @param plaId its own, which can never be a partner of record of its customers (2072)
 * @param agreementSigned whether it has accepted the Microsoft Partner Agreement
 */
public record Distributor(
        DistributorId id,
        String name,
        Country country,
        @Nullable PlaId plaId,
        boolean agreementSigned,
        RequestKeys answered) {

    /** Nothing where this very request registered it before. */
    public static Optional<DistributorRegistered> register(
            @Nullable Distributor before, RegisterDistributor command, Instant now) {
        if (before != null) {
            Refused.unless(before.answered.startWith(command.requestKey()), RefusalCode.TENANT_ALREADY_REGISTERED);
            return Optional.empty();
        }
        command.evidence().requireNotInFuture(now);
        return Optional.of(new DistributorRegistered(
                command.distributor().value().toString(),
                command.name(),
                command.country().code(),
                command.plaId() == null ? null : command.plaId().value(),
                command.agreementSigned(),
                command.evidence().effectiveAt(),
                command.evidence().source(),
                command.evidence().evidence(),
                now,
                command.requestKey()));
    }
}
