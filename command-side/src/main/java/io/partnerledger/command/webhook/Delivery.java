package io.partnerledger.command.webhook;

import io.partnerledger.kernel.privacy.SealedText;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One notice on its way to one receiver.
 *
 * @param id the same at every attempt, for a receiver that wants to know repeats
 * @param validationId the trial it belongs to; absent where something happened
 * @param attempts how often it was taken up, this time included
 */
record Delivery(
        UUID id,
        UUID distributorId,
        String event,
        String resourceName,
        String resourcePath,
        @Nullable String auditPath,
        Instant changedAt,
        @Nullable UUID validationId,
        int attempts,
        SealedText url,
        boolean msSignature) {}
