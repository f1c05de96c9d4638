package io.partnerledger.edge.ratelimit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * A rate for each tenant, with room for a burst.
 *
 * <p>Each request pushes the time at which the tenant will have used up nothing by one interval; one that would push it
 * further ahead than the burst is refused and pushes nothing. A tenant whose time has come is as one never seen, so of
 * those nothing is remembered.
 */
final class RateLimit {

    /** How many tenants are remembered before it is asked which of them need not be. */
    private static final int TENANTS = 1_000;

    private final Map<UUID, Long> restedAt = new HashMap<>();
    private final LongSupplier nanoTime;
    private final long interval;
    private final long burst;
    private int tidyAt = TENANTS;

    RateLimit(RateLimitSettings settings, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.interval = Duration.ofMinutes(1).toNanos() / settings.requestsPerMinute();
        this.burst = interval * (settings.burst() > 0 ? settings.burst() : settings.requestsPerMinute());
    }

    /** How long the tenant has to wait; zero if not at all, and then this request counts. */
    synchronized Duration waitOf(UUID tenant) {
        long now = nanoTime.getAsLong();
        Long known = restedAt.get(tenant);
        // Compared by their difference, for the nanoseconds may begin anywhere.
        long restedNext = (known == null || known - now < 0 ? now : known) + interval;
        long excess = restedNext - now - burst;
        if (excess > 0) {
            return Duration.ofNanos(excess);
        }
        restedAt.put(tenant, restedNext);
        if (restedAt.size() > tidyAt) {
            restedAt.values().removeIf(time -> time - now <= 0);
            tidyAt = Math.max(TENANTS, 2 * restedAt.size());
        }
        return Duration.ZERO;
    }
}
