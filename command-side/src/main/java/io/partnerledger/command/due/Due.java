package io.partnerledger.command.due;

import io.partnerledger.command.dispatch.Occasion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is to be done at its time.
 *
 * @param kind which {@link DueWork}
 * @param subject what it is to be done to, as that kind of work names it
 * @param distributorId whom it concerns
 * @param dueAt its time; long past where it is due at once
 * @param position of the event it is due since
 * @param correlationId of that event
 */
public record Due(
        String kind,
        String subject,
        UUID distributorId,
        Instant dueAt,
        long position,
        @Nullable String correlationId) {

    /** The same whenever it is tried again, and another when the same falls due anew. */
    public UUID requestId() {
        return UUID.nameUUIDFromBytes((kind + "/" + subject + "/" + position).getBytes(StandardCharsets.UTF_8));
    }

    Occasion occasion() {
        UUID requestId = requestId();
        return new Occasion(
                distributorId, requestId, Objects.requireNonNullElseGet(correlationId, requestId::toString));
    }
}
