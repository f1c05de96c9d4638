package io.partnerledger.command.due;

import io.partnerledger.events.following.Recorded;
import io.partnerledger.events.following.Rows;
import io.partnerledger.kernel.request.RequestMetadata;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The agenda of one kind of work, as one event changes it. */
public final class Agenda {

    /** Before all times: were it the event's, it would wait behind whatever fell due in a long stop (S52). */
    private static final Instant AT_ONCE = Instant.EPOCH;

    private final String kind;
    private final Recorded recorded;
    private final Rows rows;

    Agenda(String kind, Recorded recorded, Rows rows) {
        this.kind = kind;
        this.recorded = recorded;
        this.rows = rows;
    }

    /** From this event on the work is due at that time; whatever was said before of the subject no longer holds. */
    public void due(String subject, String distributorId, Instant when) {
        due(subject, distributorId, when, correlationId());
    }

    /** From this event on the work is due, before all that falls due at its time. */
    public void dueNow(String subject, String distributorId) {
        dueNow(subject, distributorId, correlationId());
    }

    /** From this event on the work is due, on account of an earlier one with that correlation id. */
    public void dueNow(String subject, String distributorId, @Nullable String correlationId) {
        due(subject, distributorId, AT_ONCE, correlationId);
    }

    private void due(String subject, String distributorId, Instant when, @Nullable String correlationId) {
        rows.put(
                DueProjection.DUE,
                new Due(kind, subject, UUID.fromString(distributorId), when, recorded.position(), correlationId));
    }

    /** That of the event, if it has one. */
    public @Nullable String correlationId() {
        return (String) recorded.metadata().get(RequestMetadata.CORRELATION_ID);
    }

    /** From this event on there is nothing to be done to the subject. */
    public void noMore(String subject) {
        rows.delete(DueProjection.DUE, kind, subject);
    }

    /** The rows of the work's own tables. */
    public Rows rows() {
        return rows;
    }
}
