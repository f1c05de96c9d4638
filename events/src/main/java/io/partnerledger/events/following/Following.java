package io.partnerledger.events.following;

import io.partnerledger.events.store.Tokens;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * Keeps the projections of one schema up to date with the event store, and look-ups in memory with them.
 *
 * <p>Following is Axon's pooled streaming processors'. Each projection has one segment: its events are folded in order,
 * in batches, by the one node that claims it.
 */
public final class Following implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Following.class);

    /** Large enough that a rebuild is bound by the rows it writes, small enough to be folded in memory. */
    private static final int EVENTS_IN_A_BATCH = 500;

    /** A failed batch gives up its claim; at Axon's own pace of 5 s a hiccup would leave a view 10 s behind. */
    private static final Duration LOOK_FOR_CLAIMS = Duration.ofMillis(500);

    private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);

    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final ProjectionTables tables;
    private final Positions positions;
    private final TokenStore claims;
    private final TransactionManager transactions;
    private final List<PooledStreamingEventProcessor> processors = new CopyOnWriteArrayList<>();
    private final List<Projection> unserved = new CopyOnWriteArrayList<>();
    private final List<Copy> copies = new CopyOnWriteArrayList<>();
    private final Map<String, LongSupplier> reached = new LinkedHashMap<>();
    private final Obstacles obstacles =
            new Obstacles(follower -> reached.getOrDefault(follower, () -> 0).getAsLong());
    private final DeadLetterCounts deadLetters;
    private final Retrying retrying;
    private final ScheduledExecutorService coordinator;
    private final ScheduledExecutorService workers;
    private volatile boolean running;

    /**
     * @param schema whose projections are followed for
     * @param node tells this node from others that may take over a projection
     */
    public Following(
            EventStore events,
            DataSource dataSource,
            String schema,
            String node,
            ProjectionTables tables,
            Positions positions) {
        this(events, events::readEvents, dataSource, schema, node, tables, positions);
    }

    /** For what is no projection and follows events in another form. */
    public Following(
            StreamableMessageSource<TrackedEventMessage<?>> events,
            DataSource dataSource,
            String schema,
            String node,
            ProjectionTables tables,
            Positions positions) {
        this(events, (stream, first) -> DomainEventStream.empty(), dataSource, schema, node, tables, positions);
    }

    private Following(
            StreamableMessageSource<TrackedEventMessage<?>> events,
            BiFunction<String, Long, DomainEventStream> streams,
            DataSource dataSource,
            String schema,
            String node,
            ProjectionTables tables,
            Positions positions) {
        this.events = events;
        this.retrying = new Retrying(schema, tables, streams);
        this.tables = tables;
        this.positions = positions;
        this.transactions = new SpringTransactionManager(new DataSourceTransactionManager(dataSource));
        this.claims = JdbcTokenStore.builder()
                .connectionProvider(new UnitOfWorkAwareConnectionProviderWrapper(
                        new SpringDataSourceConnectionProvider(dataSource)))
                .schema(TokenSchema.builder()
                        .setTokenTable(schema + ".token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .build())
                .serializer(Jackson3Serializer.builder().build())
                .nodeId(node)
                .build();
        this.coordinator = Executors.newScheduledThreadPool(2, new AxonThreadFactory("following-" + schema));
        this.workers = Executors.newScheduledThreadPool(2, new AxonThreadFactory("folding-" + schema));
        this.deadLetters = new DeadLetterCounts(dataSource, schema);
    }

    /** Keeps the projection's tables up to date, from the first event on: for what is never filled anew. */
    public void follow(Projection projection) {
        tables.prepare(projection);
        tellReached(projection.shape());
        begin(projection);
    }

    /**
     * Keeps the projection's tables up to date from when they serve.
     *
     * <p>Those of a new shape on an old history are filled first, which isn't done here.
     */
    public void serve(Projection projection) {
        tables.introduce(projection, head());
        tellReached(projection.shape());
        if (!begin(projection)) {
            unserved.add(projection);
            log.info(
                    "{} is new and will serve once it is filled",
                    projection.shape().follower());
        }
    }

    private long head() {
        return Tokens.headOf(events);
    }

    private void tellReached(Shape shape) {
        reached.put(shape.follower(), () -> tables.position(shape).orElse(0));
        deadLetters.of(shape);
    }

    /** @return whether its tables serve, so that it could begin */
    private boolean begin(Projection projection) {
        Shape shape = projection.shape();
        OptionalLong position = tables.position(shape);
        if (position.isEmpty()) {
            return false;
        }
        positions.reached(shape, position.getAsLong());
        Folding folding = Folding.of(projection);
        retrying.of(shape, folding);
        EventHandlerInvoker invoker = new BatchInvoker(
                obstacles.inFolding(shape.follower(), batch -> tables.fold(shape, folding, batch)),
                batch -> positions.reached(shape, Recorded.positionOf(batch.get(batch.size() - 1))));
        begin(processor(shape.follower(), invoker)
                .tokenStore(claims)
                .transactionManager(transactions)
                .initialToken(source -> Tokens.at(position.getAsLong()))
                .build());
        return true;
    }

    private void begin(PooledStreamingEventProcessor processor) {
        processors.add(processor);
        if (running) {
            processor.start();
        }
    }

    /**
     * Has something that is no projection follow, on whichever node claims it.
     *
     * @param position up to where it knows all
     * @param inTransaction takes the events of a batch, in the transaction in which the claim moves on
     */
    public void follow(String name, LongSupplier position, Consumer<List<EventMessage<?>>> inTransaction) {
        reached.put(name, position);
        begin(processor(name, new BatchInvoker(obstacles.inFolding(name, inTransaction), batch -> {}))
                .tokenStore(claims)
                .transactionManager(transactions)
                .initialToken(source -> Tokens.at(position.getAsLong()))
                .build());
    }

    /**
     * A copy of the projection in this node's memory, which starts from its tables and then follows by itself.
     *
     * <p>Each node has its own; only the tables it starts from are written by whoever claims the projection. Until these
     * serve, it knows nothing; when others take their place, it starts from those.
     */
    public LookUp inMemory(Projection projection) {
        tables.introduce(projection, head());
        Copy copy = new Copy(projection, tables, events);
        reached.put(copy.follower(), copy.lookUp()::position);
        copies.add(copy);
        renew(copy);
        return copy.lookUp();
    }

    private void renew(Copy copy) {
        copy.renew()
                .ifPresent(position -> begin(processor(
                                copy.follower(),
                                new BatchInvoker(
                                        obstacles.inFolding(copy.follower(), copy.lookUp()::fold), batch -> {}))
                        .tokenStore(new InMemoryTokenStore())
                        .transactionManager(NoTransactionManager.INSTANCE)
                        .initialToken(source -> Tokens.at(position))
                        .build()));
    }

    /** Looks which generations serve by now. */
    private void look() {
        try {
            for (Projection projection : unserved) {
                // One by one: what has begun must not begin again because another couldn't.
                if (begin(projection)) {
                    unserved.remove(projection);
                }
            }
            copies.forEach(this::renew);
        } catch (RuntimeException | Error later) {
            // Whatever it was, the next look must come.
            log.warn("Can't tell which generations serve; looking again: {}", later.toString());
        }
    }

    /** What can't be read yet, because it is new and still being filled. */
    List<String> unserved() {
        return Stream.concat(
                        unserved.stream().map(projection -> projection.shape().follower()),
                        copies.stream().filter(Copy::isBlank).map(Copy::follower))
                .toList();
    }

    private PooledStreamingEventProcessor.Builder processor(String name, EventHandlerInvoker invoker) {
        PooledStreamingEventProcessor.Builder builder = PooledStreamingEventProcessor.builder();
        return builder.name(name)
                .eventHandlerInvoker(invoker)
                .messageSource(obstacles.inReading(name, events))
                .coordinatorExecutor(coordinator)
                .workerExecutor(workers)
                .initialSegmentCount(1)
                .tokenClaimInterval(LOOK_FOR_CLAIMS.toMillis())
                .batchSize(EVENTS_IN_A_BATCH);
    }

    @Override
    public void start() {
        processors.forEach(PooledStreamingEventProcessor::start);
        retrying.start();
        running = true;
        if (!unserved.isEmpty() || !copies.isEmpty()) {
            coordinator.scheduleWithFixedDelay(
                    this::look, LOOK_FOR_CLAIMS.toMillis(), LOOK_FOR_CLAIMS.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** All at once, and no longer than bearable: while the database is away, each would wait for it by itself. */
    @Override
    public void stop() {
        retrying.stop();
        CompletableFuture<?> stopped = CompletableFuture.allOf(processors.stream()
                .map(PooledStreamingEventProcessor::shutdownAsync)
                .toArray(CompletableFuture<?>[]::new));
        try {
            stopped.get(TIME_TO_STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            log.warn("Stopping without having finished: {}", late.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = false;
        coordinator.shutdownNow();
        workers.shutdownNow();
    }

    /** Folds at once what somebody wants to be folded again, instead of a moment later. */
    public void retryDeadLetters() {
        retrying.wake();
    }

    /** How many dead letters are parked of each projection that is followed for here. */
    Map<String, Long> deadLetters() {
        return deadLetters.parked();
    }

    /** Who has stopped at an event it can't get over and tries again, and why. */
    SortedMap<String, RuntimeException> stuck() {
        return obstacles.met();
    }

    /** What follows here. */
    Set<String> followers() {
        return reached.keySet();
    }

    /** How far each of those that follow is behind that head of the store. */
    List<Lag> behind(Lags lags, long head) {
        return reached.entrySet().stream()
                .map(follower -> lags.of(follower.getKey(), follower.getValue().getAsLong(), head))
                .toList();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, so that the first request finds its views. */
    @Override
    public int getPhase() {
        return 0;
    }
}
