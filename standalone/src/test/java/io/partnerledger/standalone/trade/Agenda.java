package io.partnerledger.standalone.trade;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What is to come, in the order in which it comes. */
final class Agenda {

    private final PriorityQueue<Coming> coming =
            new PriorityQueue<>(Comparator.comparing(Coming::at).thenComparing(Coming::number));
    private final Chronicle chronicle;
    private long number;

    Agenda(Chronicle chronicle) {
        this.chronicle = chronicle;
    }

    void at(Instant when, Runnable what) {
        coming.add(new Coming(when, number++, what));
    }

    void in(Duration passed, Runnable what) {
        at(chronicle.now().plus(passed), what);
    }

    /** Does the next of what has come by that time. */
    boolean next(Instant by) {
        if (coming.isEmpty() || coming.peek().at.isAfter(by)) {
            return false;
        }
        Coming next = coming.remove();
        chronicle.until(next.at);
        next.what.run();
        return true;
    }

    private record Coming(Instant at, long number, Runnable what) {}
}
