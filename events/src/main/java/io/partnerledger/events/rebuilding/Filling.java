package io.partnerledger.events.rebuilding;

import io.partnerledger.events.following.Folding;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.ProjectionTables;
import io.partnerledger.events.following.Recorded;
import io.partnerledger.events.following.Shape;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Fills generations, as many as there are, from one reading of the store; then has each take over, or compares it.
 *
 * <p>The reading is where the one stands that has come least far; others pass over what they reflect. Where each stands
 * is in the database, so whoever comes after a crash goes on from there.
 */
final class Filling implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Filling.class);

    /** After a failure, or where readers are in the way. */
    private static final Duration REST = Duration.ofMillis(500);

    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    /** A verification that has failed so often is given up: nobody can cancel it, and no rebuild is begun meanwhile. */
    private static final int GIVEN_UP_AFTER = 4;

    /** How often those that are near are brought nearer together, before each reads what is left by itself. */
    private static final int POLISHING = 12;

    private final Map<String, Filled> known = new LinkedHashMap<>();
    private final Map<String, Rest> resting = new HashMap<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final Generations generations;
    private final Verifications verifications;
    private final ProjectionTables tables;
    private final TakeOver takeOver;
    private final Comparison comparison;
    private final Reading reading;
    private final Pace pace;
    private final LongSupplier head;
    private final Clock clock;
    private final ExecutorService folders;
    private int polished;

    Filling(
            StreamableMessageSource<TrackedEventMessage<?>> events,
            DataSource dataSource,
            String schema,
            List<Projection> projections,
            Clock clock,
            RebuildSettings settings,
            LongSupplier head) {
        projections.forEach(projection ->
                known.put(projection.shape().name(), new Filled(projection.shape(), Folding.of(projection))));
        this.generations = new Generations(dataSource, schema);
        this.verifications = new Verifications(dataSource, schema);
        this.tables = new ProjectionTables(dataSource, settings.deadLetters());
        this.takeOver = new TakeOver(dataSource, generations, tables, head);
        this.comparison = new Comparison(dataSource, generations, tables);
        this.reading = new Reading(events, settings.batch());
        this.pace = new Pace(clock);
        this.head = head;
        this.clock = clock;
        this.folders = Executors.newFixedThreadPool(settings.threads(), new AxonThreadFactory("rebuilding-" + schema));
    }

    /** Fills all that is to be filled and drops all that is to be dropped, until there is nothing left that can be done. */
    void work(BooleanSupplier goOn) throws InterruptedException {
        while (goOn.getAsBoolean()) {
            List<Generation> all = generations.of(known.keySet());
            boolean dropped = dropSomeOf(all);
            List<Fill> fills = fills(all);
            if (!fills.isEmpty()) {
                step(fills);
            } else if (!dropped) {
                reading.rest();
                return;
            }
        }
    }

    private List<Fill> fills(List<Generation> all) {
        List<Fill> fills = new ArrayList<>();
        for (Generation generation : all) {
            Filled filled = known.get(generation.name());
            if (generation.purpose() != null
                    && generation.shape() == filled.shape.version()
                    && !isResting(generation)) {
                OptionalLong serving = all.stream()
                        .filter(other -> other.serving()
                                && other.name().equals(generation.name())
                                && other.shape() == generation.shape())
                        .mapToLong(Generation::position)
                        .findFirst();
                fills.add(new Fill(filled.shape, filled.folding, generation, serving.orElseGet(head::getAsLong)));
            }
        }
        return fills;
    }

    private void step(List<Fill> fills) throws InterruptedException {
        List<Fill> asked = fills.stream()
                .filter(fill -> fill.generation().beganAt() == null)
                .toList();
        if (!asked.isEmpty()) {
            attempt(asked, this::begin);
            return;
        }
        List<Fill> near =
                fills.stream().filter(fill -> fill.left() <= TakeOver.NEAR).toList();
        List<Fill> bare = near.stream()
                .filter(fill -> fill.purpose() != Purpose.VERIFICATION
                        && !fill.generation().indexed())
                .toList();
        if (!bare.isEmpty()) {
            together(bare, fill -> generations.index(fill.shape(), fill.generation()));
            return;
        }
        if (!near.isEmpty() && (polished >= POLISHING || near.stream().allMatch(fill -> fill.left() == 0))) {
            polished = 0;
            // One that nothing can be read of before comes first.
            attempt(
                    near.stream().min(Comparator.comparing(Fill::purpose)).stream()
                            .toList(),
                    this::finish);
            return;
        }
        polished = near.isEmpty() ? 0 : polished + 1;
        foldNext(fills);
    }

    private void begin(Fill fill) {
        generations.begin(fill.shape(), fill.generation(), clock.instant());
        log.info("Filling {}, {} events", fill, fill.limit());
    }

    private void foldNext(List<Fill> fills) throws InterruptedException {
        long from = fills.stream().mapToLong(Fill::position).min().orElseThrow();
        long to = fills.stream().mapToLong(Fill::limit).max().orElseThrow();
        List<TrackedEventMessage<?>> stretch;
        try {
            stretch = Stretch.upTo(reading.after(from), to);
        } catch (RuntimeException unreadable) {
            attempt(fills, fill -> {
                throw unreadable;
            });
            return;
        }
        if (stretch.isEmpty()) {
            return;
        }
        long end = Recorded.positionOf(stretch.get(stretch.size() - 1));
        List<Fill> behind = fills.stream().filter(fill -> fill.position() < end).toList();
        together(behind, fill -> {
            List<TrackedEventMessage<?>> mine = Stretch.upTo(stretch, fill.limit());
            if (!mine.isEmpty()) {
                tables.fold(fill.shape(), fill.generation().number(), fill.folding(), mine);
            }
        });
        pace.went(
                stretch.size(),
                fills,
                end,
                to,
                rate -> fills.forEach(fill -> generations.tell(fill.generation(), rate)));
    }

    private void finish(Fill fill) throws InterruptedException, SQLException {
        if (fill.purpose() == Purpose.VERIFICATION) {
            compare(fill);
            return;
        }
        takeOver.of(fill, reading)
                .ifPresent(position ->
                        log.info("{} serves from position {} on, {} s after it was begun", fill, position, age(fill)));
    }

    private void compare(Fill fill) throws SQLException {
        Optional<Comparison.Compared> compared = comparison.of(fill, reading);
        if (compared.isEmpty()) {
            return;
        }
        failures.remove(fill.shape().name());
        generations.retire(fill.generation(), () -> verifications.done(fill.shape(), compared.get(), clock.instant()));
        long differences = compared.get().differences();
        if (differences == 0) {
            log.info(
                    "{} is what its history gives: {} rows compared",
                    fill.shape().follower(),
                    compared.get().rows());
        } else {
            log.error(
                    "{} is not what its history gives: {} of {} rows differ",
                    fill.shape().follower(),
                    differences,
                    compared.get().rows());
        }
    }

    private long age(Fill fill) {
        Instant began = fill.generation().beganAt();
        return began == null ? 0 : Duration.between(began, clock.instant()).toSeconds();
    }

    private boolean dropSomeOf(List<Generation> all) {
        boolean dropped = false;
        for (Generation generation : all) {
            if (generation.isRetired() && !isResting(generation)) {
                try {
                    generations.drop(generation);
                    log.info("Dropped {}", generation);
                    dropped = true;
                } catch (DataAccessException e) {
                    notNow(generation, e);
                }
            }
        }
        return dropped;
    }

    /** Does so with each, as many at once as there are threads for it. */
    private void together(List<Fill> fills, Consumer<Fill> work) throws InterruptedException {
        Map<Fill, Future<?>> begun = new LinkedHashMap<>();
        fills.forEach(fill -> begun.put(fill, folders.submit(() -> work.accept(fill))));
        attempt(fills, fill -> {
            try {
                begun.get(fill).get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
            }
        });
    }

    /** What fails with one doesn't hold up the others; it is tried again after a rest, longer each time. */
    private void attempt(List<Fill> fills, Work work) throws InterruptedException {
        for (Fill fill : fills) {
            try {
                work.on(fill);
                resting.remove(fill.generation().toString());
            } catch (SQLException | RuntimeException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedException();
                }
                if (notNow(fill.generation(), e)) {
                    tellFailure(fill, e.getClass().getSimpleName());
                }
            }
        }
    }

    private void tellFailure(Fill fill, String failure) {
        generations.tellFailure(fill.generation(), failure);
        if (fill.purpose() == Purpose.VERIFICATION
                && failures.merge(fill.shape().name(), 1, Integer::sum) >= GIVEN_UP_AFTER) {
            failures.remove(fill.shape().name());
            generations.retire(fill.generation(), () -> verifications.failed(fill.shape(), failure, clock.instant()));
            log.error("{} could not be verified: {}", fill.shape().follower(), failure);
        }
    }

    /** @return whether it is more than readers that are in the way */
    private boolean notNow(Generation generation, Exception e) {
        if (e instanceof DataAccessException failure && TakeOver.isWaitInVain(failure)) {
            // They may be gone any moment.
            resting.put(generation.toString(), Rest.of(REST));
            log.debug("Readers are in the way of {}; trying again in {} ms", generation, REST.toMillis());
            return false;
        }
        Duration rest = rest(generation);
        log.warn("{} does not get on; trying again in {} ms", generation, rest.toMillis(), e);
        return true;
    }

    private Duration rest(Generation generation) {
        Rest rest = resting.merge(
                generation.toString(),
                Rest.of(REST),
                (before, now) -> Rest.of(
                        before.length.multipliedBy(2).compareTo(LONGEST_REST) < 0
                                ? before.length.multipliedBy(2)
                                : LONGEST_REST));
        return rest.length;
    }

    private boolean isResting(Generation generation) {
        Rest rest = resting.get(generation.toString());
        return rest != null && !rest.isOver();
    }

    @Override
    public void close() {
        folders.shutdownNow();
        reading.close();
    }

    private record Filled(Shape shape, Folding folding) {}

    private interface Work {
        void on(Fill fill) throws InterruptedException, SQLException;
    }

    /** By the machine's own time, which no test moves. */
    private record Rest(Duration length, long until) {

        static Rest of(Duration length) {
            return new Rest(length, System.nanoTime() + length.toNanos());
        }

        boolean isOver() {
            return System.nanoTime() - until > 0;
        }
    }
}
