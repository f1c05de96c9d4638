package io.partnerledger.kernel.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestKeysTest {

    @Test
    void the_request_that_began_the_stream_is_never_forgotten() {
        RequestKeys keys = after(1_000);

        assertThat(keys.startWith("first")).isTrue();
        assertThat(keys.contain("first")).isTrue();
    }

    @Test
    void of_the_others_the_last_64_are_kept() {
        RequestKeys keys = after(100);

        assertThat(keys.latest()).hasSize(64);
        assertThat(keys.contain("37")).isTrue();
        assertThat(keys.contain("100")).isTrue();
        assertThat(keys.contain("36")).isFalse();
    }

    @Test
    void a_request_with_several_events_takes_one_place() {
        assertThat(after(3).and("3").and("first").latest()).containsExactly("1", "2", "3");
    }

    @Test
    void only_the_first_began_the_stream() {
        assertThat(after(1).startWith("1")).isFalse();
    }

    private static RequestKeys after(int requests) {
        RequestKeys keys = RequestKeys.startingWith("first");
        for (int i = 1; i <= requests; i++) {
            keys = keys.and(Integer.toString(i));
        }
        return keys;
    }
}
