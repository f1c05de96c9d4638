package io.partnerledger.events.following;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The next letters of a parked sequence as they are folded again, in the transaction that has locked their generation: all
 * up to the first that fails once more.
 */
final class RetriedSequence implements CarefulFolding.Sequences {

    private static final Logger log = LoggerFactory.getLogger(RetriedSequence.class);

    /** As many as a batch of live events has. */
    private static final int LETTERS_AT_ONCE = 500;

    private static final String OF_SEQUENCE =
            " where name = ? and shape = ? and generation = ? and stream = ? and outcome is null";

    private final JdbcClient jdbc;
    private final String schema;
    private final WantedRetry wanted;
    private final Optional<Wish> wish;
    private final List<Letter> letters;
    private @Nullable Failure failure;

    RetriedSequence(JdbcClient jdbc, String schema, WantedRetry wanted) {
        this.jdbc = jdbc;
        this.schema = schema;
        this.wanted = wanted;
        this.wish = sequence(
                        "select retry_requested_at at, retry_requested_by by from ",
                        " and retry_requested_at is not null order by retry_requested_at desc limit 1")
                .query(Wish.class)
                .optional();
        this.letters = sequence("select id, sequence, position from ", " order by position limit " + LETTERS_AT_ONCE)
                .query(Letter.class)
                .list();
    }

    private JdbcClient.StatementSpec sequence(String select, String rest) {
        return jdbc.sql(select + schema + ".dead_letter" + OF_SEQUENCE + rest)
                .params(wanted.projection(), wanted.shape(), wanted.generation(), wanted.stream());
    }

    /** Whether anybody still wants it: another node may have done it while the lock was waited for. */
    boolean isWanted() {
        return wish.isPresent();
    }

    /** The events of the letters, read from the store anew. */
    List<EventMessage<?>> events(BiFunction<String, Long, DomainEventStream> streams) {
        Map<Long, Letter> bySequence =
                letters.stream().collect(Collectors.toMap(Letter::sequence, Function.identity()));
        List<EventMessage<?>> events = new ArrayList<>();
        DomainEventStream stored = streams.apply(wanted.stream(), letters.get(0).sequence());
        while (!bySequence.isEmpty()) {
            if (!stored.hasNext()) {
                throw new IllegalStateException("The store has not all events of " + wanted.stream() + " any more.");
            }
            DomainEventMessage<?> event = stored.next();
            Letter letter = bySequence.remove(event.getSequenceNumber());
            if (letter != null) {
                events.add(new GenericTrackedDomainEventMessage<>(
                        new GlobalSequenceTrackingToken(letter.position()), event));
            }
        }
        return events;
    }

    @Override
    public boolean holdBack(EventMessage<?> event) {
        return failure != null;
    }

    @Override
    public void park(EventMessage<?> event, Reason reason, RuntimeException thrown) {
        failure = new Failure(Recorded.positionOf(event), reason);
    }

    /**
     * Writes what came of it.
     *
     * @return whether there is more of the sequence, to be folded next
     */
    boolean settle() {
        Wish fulfilled = wish.orElseThrow();
        List<UUID> folded = letters.stream()
                .filter(letter -> failure == null || letter.position() < failure.position())
                .map(Letter::id)
                .toList();
        jdbc.sql("update " + schema + ".dead_letter set outcome = 'folded', settled_at = now(), settled_by = ?,"
                        + " attempts = attempts + 1, last_tried_at = now(),"
                        + " retry_requested_at = null, retry_requested_by = null where id = any(?)")
                .param(fulfilled.by())
                .param(folded.toArray(UUID[]::new))
                .update();
        boolean more = failure == null ? goOn(fulfilled) : giveUp(fulfilled, failure);
        ParkedSequences.tellWhetherAny(jdbc, schema, wanted.projection(), wanted.shape(), wanted.generation());
        log.info(
                "{} of {} was retried for {}: {} folded{}",
                wanted.stream(),
                wanted.projection(),
                fulfilled.by(),
                folded.size(),
                failure == null ? "" : ", then " + failure.reason());
        return more;
    }

    /** The wish passes on to the letter that is the first now. */
    private boolean goOn(Wish unfulfilled) {
        return jdbc.sql("update " + schema + ".dead_letter set retry_requested_at = ?, retry_requested_by = ?"
                                + " where id = (select id from " + schema + ".dead_letter" + OF_SEQUENCE
                                + " order by position limit 1)")
                        .params(unfulfilled.at(), unfulfilled.by())
                        .params(wanted.projection(), wanted.shape(), wanted.generation(), wanted.stream())
                        .update()
                > 0;
    }

    /** A wish that came meanwhile stays: what it hopes for may have been mended meanwhile. */
    private boolean giveUp(Wish unfulfilled, Failure again) {
        jdbc.sql("update " + schema + ".dead_letter set attempts = attempts + 1, last_tried_at = now(), cause = ?,"
                        + " detail = ? where name = ? and shape = ? and generation = ? and position = ?")
                .params(again.reason().cause().code(), again.reason().detail())
                .params(wanted.projection(), wanted.shape(), wanted.generation(), again.position())
                .update();
        jdbc.sql("update " + schema + ".dead_letter set retry_requested_at = null, retry_requested_by = null"
                        + OF_SEQUENCE + " and retry_requested_at <= ?")
                .params(wanted.projection(), wanted.shape(), wanted.generation(), wanted.stream())
                .param(unfulfilled.at())
                .update();
        return false;
    }

    private record Wish(OffsetDateTime at, String by) {}

    private record Letter(UUID id, long sequence, long position) {}

    private record Failure(long position, Reason reason) {}
}
