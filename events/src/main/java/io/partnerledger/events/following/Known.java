package io.partnerledger.events.following;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * Up to which event a projection knew all about a tenant, from when to when.
 *
 * <p>It is the clock its dated rows go by. Nodes have clocks of their own, so that an event may be stored after one of
 * a later time; here time never goes back, and what ended stays ended before anything begins anew.
 *
 * @param position of the last event that changed anything about the tenant
 */
public record Known(UUID tenantId, Instant until, Instant since, long position) implements Dated<Known> {

    /** A projection's table of that name. */
    public static Table<Known> table(String name) {
        return Table.of(name, Known.class, "tenantId", "until");
    }

    /**
     * Takes note of an event.
     *
     * @param tenants about whom it changes anything
     * @return from when on what it says holds
     */
    public static Instant from(Rows rows, Table<Known> table, Recorded at, UUID... tenants) {
        // As PostgreSQL keeps it: a row must look the same before and after it was stored.
        Instant recorded = at.time().truncatedTo(ChronoUnit.MICROS);
        Instant from = Arrays.stream(tenants)
                .flatMap(tenant -> rows.get(table, tenant, OPEN).stream())
                .map(Known::since)
                .filter(recorded::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(recorded);
        for (UUID tenant : tenants) {
            Dated.follow(
                    rows,
                    table,
                    rows.get(table, tenant, OPEN),
                    from,
                    since -> Optional.of(new Known(tenant, OPEN, since, at.position())));
        }
        return from;
    }

    @Override
    public Known endingAt(Instant end) {
        return new Known(tenantId, end, since, position);
    }
}
