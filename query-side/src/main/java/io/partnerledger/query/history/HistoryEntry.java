package io.partnerledger.query.history;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as an entry in the history of its subject.
 *
 * @param payload the event as JSON, personal data sealed
 */
record HistoryEntry(
        long position,
        String subject,
        long sequence,
        Instant time,
        String type,
        String revision,
        @Nullable String actorSubject,
        @Nullable String actorTenant,
        List<String> actorRoles,
        @Nullable String requestId,
        @Nullable String correlationId,
        String payload) {}
