package io.partnerledger.edge.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private static final UUID KANTO = UUID.randomUUID();

    /** Near where the nanoseconds of a machine run over. */
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000_000);

    private final RateLimit limit = new RateLimit(new RateLimitSettings(60, 3), now::get);

    @Test
    void a_burst_passes_and_then_one_request_each_interval() {
        for (int each = 0; each < 3; each++) {
            assertThat(limit.waitOf(KANTO)).isZero();
        }
        assertThat(limit.waitOf(KANTO)).isEqualTo(Duration.ofSeconds(1));
        passes(Duration.ofMillis(400));
        assertThat(limit.waitOf(KANTO)).isEqualTo(Duration.ofMillis(600));
        passes(Duration.ofMillis(600));
        assertThat(limit.waitOf(KANTO)).isZero();
        assertThat(limit.waitOf(KANTO)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_pause_gives_the_burst_back_and_no_more() {
        a_burst_passes_and_then_one_request_each_interval();
        passes(Duration.ofHours(1));

        for (int each = 0; each < 3; each++) {
            assertThat(limit.waitOf(KANTO)).isZero();
        }
        assertThat(limit.waitOf(KANTO)).isPositive();
    }

    @Test
    void each_tenant_has_its_own_however_many_there_are() {
        a_burst_passes_and_then_one_request_each_interval();
        for (int each = 0; each < 5_000; each++) {
            assertThat(limit.waitOf(UUID.randomUUID())).isZero();
        }
        assertThat(limit.waitOf(KANTO)).isPositive();
    }

    @Test
    void there_is_no_limit_unless_one_is_set_and_none_below_zero() {
        assertThat(new RateLimitSettings(0, 0).on()).isFalse();
        assertThatThrownBy(() -> new RateLimitSettings(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private void passes(Duration time) {
        now.addAndGet(TimeUnit.NANOSECONDS.convert(time));
    }
}
