package io.partnerledger.events.following;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Tells how far what follows is behind, and when something has stopped at an event it can't get over. */
public final class FollowingHealth extends AbstractHealthIndicator {

    private final FollowingFigures figures;

    public FollowingHealth(FollowingFigures figures) {
        this.figures = figures;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Map<String, Object> behind = new LinkedHashMap<>();
        figures.lags()
                .forEach(lag -> behind.put(
                        lag.follower(),
                        Map.of(
                                "position", lag.position(),
                                "lagEvents", lag.events(),
                                "lagSeconds", lag.age().toSeconds())));
        Map<String, String> stuck = figures.stuck();
        (stuck.isEmpty() ? health.up() : health.down().withDetail("stuck", stuck)).withDetail("followers", behind);
    }
}
