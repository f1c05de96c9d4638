package io.partnerledger.edge.partnercenter;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the trial of a webhook went. */
public record WebhookValidation(
        UUID correlationId, UUID partnerId, Status status, String callbackUrl, List<Result> results)
        implements PartnerCenterMessage {

    /** Whether the receiver has taken it. */
    public enum Status {
        PENDING,
        COMPLETED,
        FAILED
    }

    /**
     * What came of one attempt.
     *
     * @param systemError why there was no answer; absent where there was one
     */
    public record Result(
            @Nullable String responseCode,
            @Nullable String responseMessage,
            @Nullable String systemError,
            Instant dateTimeUtc) {}

    /** A trial that has begun. */
    public record Begun(UUID correlationId) implements PartnerCenterMessage {}
}
