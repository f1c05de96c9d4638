package io.partnerledger.query.history;

import io.partnerledger.events.following.Folding;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.Recorded;
import io.partnerledger.events.following.Shape;
import io.partnerledger.events.following.Table;
import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.event.LedgerEvent;
import io.partnerledger.kernel.request.RequestMetadata;
import io.partnerledger.query.Views;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Every event as an entry in the history of what it is about: what happened, when, by whom. */
public final class HistoryProjection implements Projection {

    private static final Table<HistoryRow> HISTORY = Table.of("history", HistoryRow.class, "position");

    record HistoryRow(
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
            LedgerEvent payload) {

        static HistoryRow of(LedgerEvent event, Recorded at) {
            return new HistoryRow(
                    at.position(),
                    at.stream(),
                    at.sequence(),
                    at.time(),
                    Objects.requireNonNull(event.getClass().getAnnotation(EventName.class))
                            .value(),
                    Objects.requireNonNull(event.getClass().getAnnotation(Revision.class))
                            .value(),
                    at.metadata(RequestMetadata.SUBJECT),
                    at.metadata(RequestMetadata.TENANT),
                    at.roles(),
                    at.metadata(RequestMetadata.REQUEST_ID),
                    at.metadata(RequestMetadata.CORRELATION_ID),
                    event);
        }
    }

    @Override
    public Shape shape() {
        return Shape.of(Views.SCHEMA, "history", 1, HISTORY);
    }

    @Override
    public void describe(Folding folding) {
        folding.on(LedgerEvent.class, (event, at, rows) -> rows.put(HISTORY, HistoryRow.of(event, at)));
    }
}
