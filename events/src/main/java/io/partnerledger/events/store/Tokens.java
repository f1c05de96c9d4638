package io.partnerledger.events.store;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/** Positions in the store as Axon's tokens; before the first event there is neither, and the position counts as 0. */
public final class Tokens {

    private Tokens() {}

    /** That of whoever knows everything up to the position. */
    public static @Nullable TrackingToken at(long position) {
        return position == 0 ? null : new GlobalSequenceTrackingToken(position);
    }

    /** Up to where whoever has the token knows everything. */
    public static long positionOf(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElseThrow();
    }

    /**
     * The position of the last event of all; 0 while there is none.
     *
     * @throws DataAccessResourceFailureException if the store can't be reached
     */
    public static long headOf(StreamableMessageSource<?> events) {
        try {
            return positionOf(events.createHeadToken());
        } catch (EventStoreException away) {
            throw new DataAccessResourceFailureException("The event store can't be reached.", away);
        }
    }
}
