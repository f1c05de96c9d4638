package io.partnerledger.edge.partnercenter;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook is called back with: that something changed, not how.
 *
 * @param auditUri where to read what happened; absent where nothing did
 */
public record WebhookNotice(
        @JsonProperty("EventName") String eventName,
        @JsonProperty("ResourceUri") String resourceUri,
        @JsonProperty("ResourceName") String resourceName,
        @JsonProperty("AuditUri") @Nullable String auditUri,
        @JsonProperty("ResourceChangeUtcDate") String resourceChangeUtcDate)
        implements PartnerCenterMessage {

    private static final DateTimeFormatter SEVEN_DIGITS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSxxx").withZone(ZoneOffset.UTC);

    public static WebhookNotice of(
            String event, String resourceUri, String resourceName, @Nullable String auditUri, Instant changedAt) {
        return new WebhookNotice(event, resourceUri, resourceName, auditUri, SEVEN_DIGITS.format(changedAt));
    }
}
