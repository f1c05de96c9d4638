package io.partnerledger.edge.partnercenter;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;

/** A webhook that is registered; webhooks are the one corner where Partner Center answers in PascalCase. */
public record WebhookRegistration(
        @JsonProperty("SubscriberId") UUID subscriberId,
        @JsonProperty("WebhookUrl") String webhookUrl,
        @JsonProperty("WebhookEvents") List<String> webhookEvents)
        implements PartnerCenterMessage {}
