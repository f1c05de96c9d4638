package io.partnerledger.command.due;

import io.partnerledger.events.following.Recorded;
import io.partnerledger.events.following.Rows;
import io.partnerledger.kernel.request.RequestMetadata;
import java.time.Instant;
import java.util.UUID;

/** The agenda of one kind of work, as one event changes it. */
public final class Agenda {

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
        Object correlation = recorded.metadata().get(RequestMetadata.CORRELATION_ID);
        rows.put(
                DueProjection.DUE,
                new Due(
                        kind,
                        subject,
                        UUID.fromString(distributorId),
                        when,
                        recorded.position(),
                        correlation == null ? null : correlation.toString()));
    }

    /** From this event on the work is due. */
    public void dueNow(String subject, String distributorId) {
        due(subject, distributorId, recorded.time());
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
