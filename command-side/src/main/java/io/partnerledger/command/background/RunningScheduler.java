package io.partnerledger.command.background;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.context.SmartLifecycle;

/** Lets the scheduler work for as long as what it works with: from after following has started until before it stops. */
final class RunningScheduler implements SmartLifecycle {

    private final Scheduler scheduler;
    private volatile boolean running;

    RunningScheduler(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        scheduler.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** One after {@link io.partnerledger.events.following.Following}. */
    @Override
    public int getPhase() {
        return 1;
    }
}
