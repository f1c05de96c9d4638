package io.partnerledger.events.following;

import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Tells whether all projections of this program serve: until then another node should be asked, an older one perhaps. */
public final class ServedHealth extends AbstractHealthIndicator {

    private final List<Following> followings;

    public ServedHealth(List<Following> followings) {
        this.followings = followings;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        List<String> unserved = followings.stream()
                .flatMap(following -> following.unserved().stream())
                .toList();
        if (unserved.isEmpty()) {
            health.up();
        } else {
            health.outOfService().withDetail("beingFilled", unserved);
        }
    }
}
