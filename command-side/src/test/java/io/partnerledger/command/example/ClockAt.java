package io.partnerledger.command.example;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is told the time. */
public final class ClockAt extends Clock {

    private volatile Instant now;

    private ClockAt(Instant now) {
        this.now = now;
    }

    public static ClockAt time(Instant now) {
        return new ClockAt(now);
    }

    public void tell(Instant time) {
        now = time;
    }

    @Override
    public Instant instant() {
        return now;
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
