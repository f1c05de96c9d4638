package io.partnerledger.events.following;

import java.time.Duration;

/**
 * How far something that follows is behind the store.
 *
 * @param follower what follows, such as {@code customer_v3}
 * @param position the last event it reflects
 * @param head the last event there is
 * @param age of the oldest event it does not reflect; zero if there is none
 */
public record Lag(String follower, long position, long head, Duration age) {

    /** How many events it does not reflect. */
    public long events() {
        return head - position;
    }
}
