package io.partnerledger.events.rebuilding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final List<Long> noted = new ArrayList<>();
    private long now;
    private final Pace pace = new Pace(Clock.systemUTC(), () -> now);

    private void wentAfter(Duration time, int events) {
        now += time.toNanos();
        pace.went(events, List.of(), 0, 0, noted::add);
    }

    @Test
    void the_hours_in_which_there_was_nothing_to_fill_do_not_slow_it_down() {
        wentAfter(Duration.ofHours(3), 2_000);
        wentAfter(Duration.ofMillis(500), 2_000);
        wentAfter(Duration.ofMillis(500), 2_000);

        assertThat(noted).containsExactly(4_000L);
    }
}
