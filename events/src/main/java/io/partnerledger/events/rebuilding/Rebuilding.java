package io.partnerledger.events.rebuilding;

import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.Shape;
import io.partnerledger.events.store.Tokens;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sees to it that what is asked for of a schema's projections is done: a rebuild, a verification, the first filling of a
 * new shape, the end of an old one.
 *
 * <p>Every node looks; one at a time does it.
 */
public final class Rebuilding implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Rebuilding.class);

    private static final String BY_ITSELF = "schedule";
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);
    private static final Duration LOOK_FOR_OLD_SHAPES = Duration.ofHours(1);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(2);

    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final DataSource dataSource;
    private final String schema;
    private final Map<String, Shape> shapes;
    private final List<Projection> projections;
    private final Clock clock;
    private final RebuildSettings settings;
    private final Generations generations;
    private final Verifications verifications;
    private final TransactionTemplate transactions;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private @Nullable Instant lookedForOldShapes;
    private @Nullable Thread worker;
    private volatile boolean running;

    /** @param projections that lie in the schema, and may be filled at any time without any effect beyond their rows */
    public Rebuilding(
            StreamableMessageSource<TrackedEventMessage<?>> events,
            DataSource dataSource,
            String schema,
            List<Projection> projections,
            Clock clock,
            RebuildSettings settings) {
        this.events = events;
        this.dataSource = dataSource;
        this.schema = schema;
        this.projections = List.copyOf(projections);
        this.shapes =
                projections.stream().map(Projection::shape).collect(Collectors.toMap(Shape::name, shape -> shape));
        this.clock = clock;
        this.settings = settings;
        this.generations = new Generations(dataSource, schema);
        this.verifications = new Verifications(dataSource, schema);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /** Whether there is a projection of that name here. */
    public boolean knows(String projection) {
        return shapes.containsKey(projection);
    }

    /** The names of the projections. */
    public List<String> names() {
        return projections.stream().map(projection -> projection.shape().name()).toList();
    }

    /**
     * Asks for a rebuild.
     *
     * @return what the projection is being filled for already, so that it was not asked for
     */
    public Optional<Purpose> rebuild(String projection, String by) {
        Optional<Purpose> inTheWay = generations.ask(shape(projection), Purpose.REBUILD, by, clock.instant());
        wake();
        return inTheWay;
    }

    /** @return whether there was a rebuild, which won't come to an end now */
    public boolean cancel(String projection) {
        boolean cancelled = generations.cancel(shape(projection), Purpose.REBUILD);
        wake();
        return cancelled;
    }

    /**
     * Asks for a verification.
     *
     * @return what the projection is being filled for already, so that it was not asked for
     */
    public Optional<Purpose> verify(String projection, String by) {
        Shape shape = shape(projection);
        Optional<Purpose> inTheWay = Objects.requireNonNull(transactions.execute(transaction -> {
            Optional<Purpose> another = generations.ask(shape, Purpose.VERIFICATION, by, clock.instant());
            if (another.isEmpty()) {
                verifications.begin(shape, by, clock.instant());
            }
            return another;
        }));
        wake();
        return inTheWay;
    }

    /** The last verification, if there was one. */
    public Optional<Verification> verification(String projection) {
        return verifications.of(shape(projection));
    }

    /** How many differences the last verification that was done has found. */
    public OptionalLong differences(String projection) {
        return verifications.differences(shape(projection));
    }

    private Shape shape(String projection) {
        return Objects.requireNonNull(shapes.get(projection), projection);
    }

    /** How the projection stands. */
    public ProjectionState state(String projection) {
        return states().stream()
                .filter(state -> state.shape().name().equals(projection))
                .findFirst()
                .orElseThrow();
    }

    /** How each projection stands. */
    public List<ProjectionState> states() {
        List<Generation> all = generations.of(shapes.keySet());
        Map<String, Long> deadLetters = generations.deadLettersOfThoseThatServe();
        return projections.stream()
                .map(Projection::shape)
                .map(shape -> new ProjectionState(
                        shape,
                        all.stream()
                                .filter(generation -> generation.isOf(shape) && generation.serving())
                                .findFirst()
                                .map(generation -> new ProjectionState.Serving(
                                        generation.number(),
                                        generation.position(),
                                        deadLetters.getOrDefault(shape.follower(), 0L))),
                        all.stream()
                                .filter(generation -> generation.isOf(shape) && generation.purpose() != null)
                                .findFirst()
                                .map(ProjectionState.Filling::of),
                        verifications.of(shape)))
                .toList();
    }

    @Override
    public void start() {
        running = true;
        worker = new Thread(this::look, "rebuilding-" + schema);
        worker.setDaemon(true);
        worker.start();
    }

    /** Leaves everything as it is: whoever comes next goes on from there. */
    @Override
    public void stop() {
        running = false;
        Thread looking = worker;
        if (looking == null) {
            return;
        }
        looking.interrupt();
        try {
            looking.join(TIME_TO_STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** With what follows. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void look() {
        try (Filling filling = new Filling(events, dataSource, schema, projections, clock, settings, this::head)) {
            while (running) {
                Duration pause = settings.look();
                try {
                    verifyAllIfDue();
                    retireOldShapes();
                    if (isThereAnythingToDo()) {
                        workAlone(filling);
                    }
                } catch (SQLException | RuntimeException | Error e) {
                    // Whatever it was, the next look must come.
                    if (running) {
                        log.warn("Can't fill what is to be filled; trying again", e);
                        pause = AFTER_A_FAILURE;
                    }
                }
                pause(pause);
            }
        } catch (InterruptedException stopping) {
            log.debug("Stopping", stopping);
        }
    }

    private long head() {
        return Tokens.headOf(events);
    }

    private boolean isThereAnythingToDo() {
        return generations.of(shapes.keySet()).stream()
                .anyMatch(generation -> generation.isRetired()
                        || generation.purpose() != null && generation.isOf(shape(generation.name())));
    }

    /** The lock is the connection's: PostgreSQL frees it when the node that holds it dies. */
    private void workAlone(Filling filling) throws SQLException, InterruptedException {
        try (Connection connection = dataSource.getConnection()) {
            if (ask(connection, "select pg_try_advisory_lock(hashtext('rebuilding'), hashtext(?))")) {
                try {
                    filling.work(() -> running);
                } finally {
                    ask(connection, "select pg_advisory_unlock(hashtext('rebuilding'), hashtext(?))");
                }
            }
        }
    }

    private boolean ask(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, schema);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void verifyAllIfDue() {
        if (settings.verification().isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Instant last = verifications.lastRound();
        var due = settings.verification().get().next(last.atZone(ZoneOffset.UTC));
        if (due == null || now.isBefore(due.toInstant())) {
            return;
        }
        // All of a round are asked for, or none and the round is still due.
        transactions.executeWithoutResult(transaction -> {
            if (verifications.beginRound(last, now)) {
                log.info("Verifying all projections in {}", schema);
                names().forEach(this::verifyUnlessFilled);
            }
        });
    }

    private void verifyUnlessFilled(String projection) {
        verify(projection, BY_ITSELF)
                .ifPresent(purpose -> log.info("{} is not verified this time, for it is being filled", projection));
    }

    private void retireOldShapes() {
        Instant now = clock.instant();
        if (lookedForOldShapes != null && now.isBefore(lookedForOldShapes.plus(LOOK_FOR_OLD_SHAPES))) {
            return;
        }
        lookedForOldShapes = now;
        shapes.values().stream()
                .flatMap(shape -> generations.retireOlder(shape, now.minus(settings.keepOldShapes())).stream())
                .forEach(old ->
                        log.info("{} has not been followed for {} and is dropped", old, settings.keepOldShapes()));
    }

    private void wake() {
        lock.lock();
        try {
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void pause(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            if (running && woken.await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                log.debug("Something was asked for");
            }
        } finally {
            lock.unlock();
        }
    }
}
