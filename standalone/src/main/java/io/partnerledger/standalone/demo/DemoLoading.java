package io.partnerledger.standalone.demo;

import io.partnerledger.edge.fault.Fault;
import io.partnerledger.edge.fault.Faulted;
import io.partnerledger.events.following.Positions;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.store.Head;
import io.partnerledger.query.Projections;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/** Tells the demo to an empty ledger, and lets nobody in before the views show all there is. */
final class DemoLoading implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DemoLoading.class);

    /** Views that are further behind are being rebuilt, and say so themselves. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration MOMENT = Duration.ofMillis(200);

    private final Demo demo;
    private final EventStore events;
    private final Head head;
    private final Positions positions;
    private volatile boolean running;

    DemoLoading(Demo demo, EventStore events, Head head, Positions positions) {
        this.demo = demo;
        this.events = events;
        this.head = head;
        this.positions = positions;
    }

    @Override
    public void start() {
        boolean empty = head.now() == 0;
        boolean leftHalfWay = has(Demo.FIRST_STREAM) && !has(Demo.LAST_STREAM);
        if (empty || leftHalfWay) {
            tell();
        }
        awaitViews(head.now());
        running = true;
    }

    /** An Axon Server takes a moment to know who handles commands; the demo goes on where it was interrupted. */
    private void tell() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                demo.tell();
                return;
            } catch (Faulted fault) {
                if (fault.fault() != Fault.TRY_AGAIN || System.nanoTime() > deadline) {
                    throw fault;
                }
                LockSupport.parkNanos(MOMENT.toNanos());
            }
        }
    }

    private boolean has(String stream) {
        return events.lastSequenceNumberFor(stream).isPresent();
    }

    private void awaitViews(long position) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (Projection projection : Projections.all()) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            if (!positions.await(projection.shape(), position, left)) {
                log.warn("{} is still behind the ledger", projection.shape().name());
            }
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After what follows the ledger, before the web server. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }
}
