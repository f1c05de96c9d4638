package io.partnerledger.edge.partnercenter;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whom to call and of what to tell.
 *
 * @param webhookEvents an empty list silences the webhook
 * @param signatureTokenToMsSignatureHeader whether the signature goes into a header of its own, for receivers whose
 *     {@code Authorization} is taken
 */
public record WantedWebhook(
        @JsonProperty("WebhookUrl") @Nullable String webhookUrl,
        @JsonProperty("WebhookEvents") @Nullable List<@Nullable String> webhookEvents,

        @JsonProperty("SignatureTokenToMsSignatureHeader") @Nullable
        Boolean signatureTokenToMsSignatureHeader)
        implements PartnerCenterMessage, Checked {

    private static final int LONGEST_URL = 2_000;
    private static final int MOST_EVENTS = 100;

    @Override
    public void check(Violations violations) {
        violations
                .required("WebhookUrl", webhookUrl)
                .atMost("WebhookUrl", webhookUrl, LONGEST_URL)
                .required("WebhookEvents", webhookEvents)
                .that(
                        webhookEvents == null || webhookEvents.size() <= MOST_EVENTS,
                        "WebhookEvents",
                        Text.of("violation.too-many", Map.of("max", Integer.toString(MOST_EVENTS))));
        for (int i = 0; webhookEvents != null && i < Math.min(webhookEvents.size(), MOST_EVENTS); i++) {
            String name = webhookEvents.get(i);
            violations.that(
                    name != null && WebhookEvent.of(name).isPresent(),
                    "WebhookEvents[" + i + "]",
                    "violation.webhook-event");
        }
    }

    /** The names as they are told, each once. */
    public List<String> events() {
        return Objects.requireNonNull(webhookEvents).stream()
                .map(name -> WebhookEvent.of(Objects.requireNonNull(name)).orElseThrow())
                .distinct()
                .map(WebhookEvent::code)
                .toList();
    }
}
