package io.partnerledger.events.following;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Tells when a projection or look-up has stopped at an event it can't get over. */
public final class FollowingHealth implements HealthIndicator {

    private final List<Following> followings;

    public FollowingHealth(List<Following> followings) {
        this.followings = followings;
    }

    @Override
    public Health health() {
        List<String> stuck = followings.stream()
                .flatMap(following -> following.stuck().stream())
                .toList();
        return stuck.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("stuck", stuck).build();
    }
}
