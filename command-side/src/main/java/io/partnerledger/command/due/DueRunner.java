package io.partnerledger.command.due;

import io.partnerledger.command.background.Rest;
import io.partnerledger.command.due.DueRows.Taken;
import io.partnerledger.edge.fault.Fault;
import io.partnerledger.edge.fault.Faulted;
import io.partnerledger.events.following.Positions;
import io.partnerledger.events.following.Shape;
import io.partnerledger.events.store.Head;
import io.partnerledger.kernel.refusal.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what is due: takes it from the agenda, sends its command, and waits until the agenda knows. */
public final class DueRunner {

    private static final Logger log = LoggerFactory.getLogger(DueRunner.class);

    private static final int TAKEN_AT_ONCE = 50;

    /** Far longer than so many commands need; who is silent for that long has died over them. */
    private static final Duration TO_DO_THEM = Duration.ofMinutes(1);

    private static final Duration FOR_THE_AGENDA = Duration.ofSeconds(10);
    private static final Duration FOR_EVERYTHING = TO_DO_THEM.multipliedBy(3);
    /** Of what met a store that was away: long enough to look past it, the same each time. */
    private static final Duration FOR_THE_STORE = Duration.ofSeconds(3);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Consumer<Due> doing;
    private final DueRows rows;
    private final Shape agenda;
    private final Positions positions;
    private final Head head;
    private final Clock clock;

    /**
     * @param doing sends the command of what is due
     * @param agenda whose {@code positions} are waited for
     */
    DueRunner(Consumer<Due> doing, DueRows rows, Shape agenda, Positions positions, Head head, Clock clock) {
        this.doing = doing;
        this.rows = rows;
        this.agenda = agenda;
        this.positions = positions;
        this.head = head;
        this.clock = clock;
    }

    /**
     * Does all that is due by now and whatever falls due thereby, and waits for what others are doing of it.
     *
     * <p>It is done anyway, sooner or later and on one node or another; this is for whoever has to know when.
     *
     * @return the position of the last event then
     * @throws IllegalStateException if there is no end to it
     */
    public long runWhatIsDue() {
        long deadline = System.nanoTime() + FOR_EVERYTHING.toNanos();
        long reached;
        do {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("What is due is not done within " + FOR_EVERYTHING + ".");
            }
            reached = head.now();
        } while (!await(reached) || work(() -> false, () -> {}) > 0 || othersAreAtIt() || head.now() > reached);
        return reached;
    }

    private boolean othersAreAtIt() {
        if (!rows.someTaken(clock.instant())) {
            return false;
        }
        try {
            Thread.sleep(LOOK_AGAIN.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while others do what is due.", e);
        }
    }

    /**
     * Does what is due until nothing is left that may be tried now, or the store is away: whoever wakes it, wakes it
     * again.
     *
     * @param help called for whenever there is more than can be taken at once
     * @return how many commands were sent
     */
    int work(BooleanSupplier toStop, Runnable help) {
        int sent = 0;
        List<Taken> taken;
        do {
            taken = rows.take(clock.instant(), TAKEN_AT_ONCE, TO_DO_THEM);
            if (taken.size() == TAKEN_AT_ONCE) {
                help.run();
            }
            Round round = send(taken, toStop);
            sent += round.sent;
            if (round.storeAway) {
                break;
            }
        } while (!taken.isEmpty() && !toStop.getAsBoolean());
        return sent;
    }

    private Round send(List<Taken> taken, BooleanSupplier toStop) {
        List<Taken> done = new ArrayList<>();
        int sent = 0;
        boolean away = false;
        for (Taken each : taken) {
            if (away || toStop.getAsBoolean()) {
                rows.putBack(each);
                continue;
            }
            sent++;
            try {
                doing.accept(each.due());
                done.add(each);
            } catch (Faulted fault) {
                away = fault.fault() == Fault.TRY_AGAIN;
                if (away) {
                    rows.putOff(each, fault.fault().code(), clock.instant().plus(FOR_THE_STORE));
                } else {
                    failed(each, fault.fault().code());
                }
            } catch (Refused refused) {
                failed(each, refused.code().code());
            } catch (RuntimeException defect) {
                log.error("Defect in {}", each.due().kind(), defect);
                failed(each, defect.getClass().getSimpleName());
            }
        }
        if (!done.isEmpty() && await(head.afterAppend())) {
            rows.forgetDone();
            done.forEach(each -> failed(each, "still due after its command"));
        }
        return new Round(sent, away);
    }

    private boolean await(long position) {
        return positions.await(agenda, position, FOR_THE_AGENDA);
    }

    private void failed(Taken taken, String why) {
        Due due = taken.due();
        Instant next = clock.instant().plus(Rest.after(taken.attempts()));
        if (rows.failed(due, why, next)) {
            log.warn(
                    "{} of {} came to nothing ({}), {} times by now; it will be tried again at {}",
                    due.kind(),
                    due.subject(),
                    why,
                    taken.attempts(),
                    next);
        }
    }

    private record Round(int sent, boolean storeAway) {}
}
