package io.partnerledger.embeddedpostgres.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes like any other, and can be put forward: a year passes in no time. */
public final class MovingClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    /** Lets the time pass. */
    public synchronized void pass(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("Time does not pass backwards.");
        }
        ahead = ahead.plus(time);
    }

    /** Lets the time pass until then. */
    public void passUntil(Instant then) {
        pass(Duration.between(instant(), then));
    }

    /** Is right again, so that whoever comes next lives today. */
    public synchronized void reset() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
