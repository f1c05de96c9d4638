package io.partnerledger.edge.ratelimit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests about customers, their orders and subscriptions a tenant may send under {@code /v1}, to each process
 * of the ledger.
 *
 * @param requestsPerMinute the rate that may go on for ever; 0 for no limit
 * @param burst how many may come at once after a pause; 0 for as many as in a minute
 */
@ConfigurationProperties("ledger.rate-limit")
public record RateLimitSettings(
        @DefaultValue("0") int requestsPerMinute,
        @DefaultValue("0") int burst) {

    public RateLimitSettings {
        if (requestsPerMinute < 0 || burst < 0) {
            throw new IllegalArgumentException("Neither ledger.rate-limit.requests-per-minute nor .burst is negative.");
        }
    }

    /** Whether there is a limit. */
    public boolean on() {
        return requestsPerMinute > 0;
    }
}
