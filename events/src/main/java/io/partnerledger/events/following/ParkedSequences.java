package io.partnerledger.events.following;

import io.partnerledger.kernel.event.EventName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is parked of a generation as its next events are folded; in the transaction that has locked the generation. */
final class ParkedSequences implements CarefulFolding.Sequences {

    private static final Logger log = LoggerFactory.getLogger(ParkedSequences.class);

    private final JdbcClient jdbc;
    private final Shape shape;
    private final int generation;
    private final int limit;
    private final Set<String> streams;
    private final List<NewLetter> letters = new ArrayList<>();
    private int room = -1;

    /**
     * @param limit how many sequences may be parked before the projection stops instead
     * @param any whether anything is parked of the generation, as far as is known with its lock
     * @param coming the events that are to be folded
     */
    ParkedSequences(
            JdbcClient jdbc, Shape shape, int generation, int limit, boolean any, List<EventMessage<?>> coming) {
        this.jdbc = jdbc;
        this.shape = shape;
        this.generation = generation;
        this.limit = limit;
        this.streams = any ? parkedAmong(coming) : new HashSet<>();
    }

    private Set<String> parkedAmong(List<EventMessage<?>> events) {
        return new HashSet<>(jdbc.sql("select distinct stream from " + shape.schema() + ".dead_letter"
                        + " where name = ? and shape = ? and generation = ? and stream = any(?) and outcome is null")
                .param(shape.name())
                .param(shape.version())
                .param(generation)
                .param(events.stream().map(Recorded::streamOf).distinct().toArray(String[]::new))
                .query(String.class)
                .list());
    }

    @Override
    public boolean holdBack(EventMessage<?> event) {
        boolean parked = streams.contains(Recorded.streamOf(event));
        if (parked) {
            letters.add(NewLetter.of(event, Reason.WAITS));
        }
        return parked;
    }

    @Override
    public void park(EventMessage<?> event, Reason reason, RuntimeException failure) {
        if (room < 0) {
            room = limit - parkedSoFar();
        }
        if (room-- <= 0) {
            throw new TooManyDeadLetters(shape, limit, reason, failure);
        }
        NewLetter letter = NewLetter.of(event, reason);
        streams.add(letter.stream());
        letters.add(letter);
        log.warn(
                "{} is parked: generation {} of {} can't take {} at position {}: {}",
                letter.stream(),
                generation,
                shape.name(),
                letter.type(),
                letter.position(),
                reason);
        log.debug("How it failed", failure);
    }

    private int parkedSoFar() {
        return jdbc.sql("select count(distinct stream) from " + shape.schema() + ".dead_letter"
                        + " where name = ? and shape = ? and generation = ? and outcome is null")
                .params(shape.name(), shape.version(), generation)
                .query(Integer.class)
                .single();
    }

    /** Writes the new letters. */
    void flush() {
        if (letters.isEmpty()) {
            return;
        }
        jdbc.sql("insert into " + shape.schema()
                        + ".dead_letter (name, shape, generation, stream, sequence, position, type, cause, detail,"
                        + " attempts, last_tried_at)"
                        + " select ?, ?, ?, l.*, case when l.cause = ? then 0 else 1 end,"
                        + " case when l.cause = ? then null else now() end"
                        + " from unnest(?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[])"
                        + " as l (stream, sequence, position, type, cause, detail)")
                .param(shape.name())
                .param(shape.version())
                .param(generation)
                .param(DeadLetter.Cause.WAITS.code())
                .param(DeadLetter.Cause.WAITS.code())
                .param(letters.stream().map(NewLetter::stream).toArray(String[]::new))
                .param(letters.stream().map(NewLetter::sequence).toArray(Long[]::new))
                .param(letters.stream().map(NewLetter::position).toArray(Long[]::new))
                .param(letters.stream().map(NewLetter::type).toArray(String[]::new))
                .param(letters.stream()
                        .map(letter -> letter.reason().cause().code())
                        .toArray(String[]::new))
                .param(letters.stream().map(letter -> letter.reason().detail()).toArray(String[]::new))
                .update();
        tellWhetherAny(jdbc, shape.schema(), shape.name(), shape.version(), generation);
    }

    /** Writes into the row that everybody who folds has to lock anyway whether anything is parked of the generation. */
    static void tellWhetherAny(JdbcClient jdbc, String schema, String projection, int shape, int generation) {
        jdbc.sql("update " + schema + ".projection p set parked = exists (select 1 from " + schema
                        + ".dead_letter l where l.name = p.name and l.shape = p.shape"
                        + " and l.generation = p.generation and l.outcome is null)"
                        + " where name = ? and shape = ? and generation = ?")
                .params(projection, shape, generation)
                .update();
    }

    private record NewLetter(
            String stream,
            long sequence,
            long position,
            @Nullable String type,
            Reason reason) {

        static NewLetter of(EventMessage<?> event, Reason reason) {
            EventName name = event.getPayloadType().getAnnotation(EventName.class);
            return new NewLetter(
                    Recorded.streamOf(event),
                    Recorded.sequenceOf(event),
                    Recorded.positionOf(event),
                    name == null ? null : name.value(),
                    reason);
        }
    }
}
