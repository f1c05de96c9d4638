package io.partnerledger.events.following;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partnerledger.events.store.Tokens;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class ObstaclesTest {

    private final AtomicLong reached = new AtomicLong(4);
    private final Obstacles obstacles = new Obstacles(follower -> reached.get());

    private static List<EventMessage<?>> batch(long first) {
        return List.of(new GenericTrackedEventMessage<>(Tokens.at(first), GenericEventMessage.asEventMessage("event")));
    }

    private void fail() {
        assertThatThrownBy(() -> obstacles
                        .inFolding("views.order_v1", batch -> {
                            throw new QueryTimeoutException("busy");
                        })
                        .accept(batch(5)))
                .hasMessage("busy");
    }

    @Test
    void a_failure_is_told_until_the_same_is_folded_here() {
        fail();
        assertThat(obstacles.met()).containsOnlyKeys("views.order_v1");

        obstacles.inFolding("views.order_v1", batch -> {}).accept(batch(5));

        assertThat(obstacles.met()).isEmpty();
    }

    @Test
    void a_failure_that_another_node_got_over_is_over() {
        fail();

        reached.set(5);

        assertThat(obstacles.met()).isEmpty();
    }

    @Test
    void where_nobody_can_tell_how_far_it_is_the_failure_stays() {
        Obstacles away = new Obstacles(follower -> {
            throw new QueryTimeoutException("away");
        });
        assertThatThrownBy(() -> away.inFolding("views.order_v1", batch -> {
                            throw new QueryTimeoutException("busy");
                        })
                        .accept(batch(5)))
                .hasMessage("busy");

        assertThat(away.met()).containsOnlyKeys("views.order_v1");
    }
}
