package io.partnerledger.events.following;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.partnerledger.events.naming.UnknownStoredEvent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How everything that follows in this process stands, asked once for all who want to know at the same moment. */
public final class FollowingFigures implements MeterBinder {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final List<Following> followings;
    private final Lags lags;
    private @Nullable Map<String, Lag> asked;
    private long askedAt;

    public FollowingFigures(List<Following> followings, Lags lags) {
        this.followings = followings;
        this.lags = lags;
    }

    private synchronized Map<String, Lag> asked() {
        if (asked == null || System.nanoTime() - askedAt > A_MOMENT.toNanos()) {
            asked = ask();
            askedAt = System.nanoTime();
        }
        return asked;
    }

    private Map<String, Lag> ask() {
        long head = lags.head();
        Map<String, Lag> found = new LinkedHashMap<>();
        followings.forEach(following -> following.behind(lags, head).forEach(lag -> found.put(lag.follower(), lag)));
        return found;
    }

    /** How far each of those that follow was behind a moment ago. */
    List<Lag> lags() {
        return List.copyOf(asked().values());
    }

    /** Those that have stopped at an event they can't get over, and why. */
    Map<String, String> stuck() {
        Map<String, String> stuck = new LinkedHashMap<>();
        followings.forEach(following -> following.stuck().forEach((follower, why) -> stuck.put(follower, told(why))));
        return stuck;
    }

    /** What other failures say may hold what rows or events say. */
    private static String told(RuntimeException failure) {
        return failure instanceof UnknownStoredEvent || failure instanceof TooManyDeadLetters
                ? failure.getMessage()
                : failure.getClass().getName();
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("ledger.following.stuck", this, figures -> figures.stuck().size())
                .description("Those that have stopped at an event they can't get over")
                .register(meters);
        followings.stream().flatMap(following -> following.followers().stream()).forEach(follower -> {
            gauge("ledger.following.lag.events", follower, Lag::events)
                    .description("Events not yet reflected")
                    .register(meters);
            gauge("ledger.following.lag", follower, lag -> lag.age().toMillis() / 1000.0)
                    .description("Age of the oldest event not yet reflected")
                    .baseUnit("seconds")
                    .register(meters);
        });
    }

    private Gauge.Builder<?> gauge(String name, String follower, ToDoubleFunction<Lag> figure) {
        return Gauge.builder(
                        name,
                        this,
                        figures -> figure.applyAsDouble(figures.asked().get(follower)))
                .tag("follower", follower);
    }
}
