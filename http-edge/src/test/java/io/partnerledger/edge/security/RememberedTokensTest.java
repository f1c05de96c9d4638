package io.partnerledger.edge.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class RememberedTokensTest {

    private final Hands clock = new Hands();
    private final List<String> verified = new ArrayList<>();
    private boolean refusing;
    private final RememberedTokens tokens = new RememberedTokens(this::verify, clock, clock::nanos);

    private Jwt verify(String token) {
        verified.add(token);
        if (refusing) {
            throw new BadJwtException("withdrawn");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject(token)
                .expiresAt(Instant.EPOCH.plusSeconds(90))
                .build();
    }

    @Test
    void a_token_is_verified_once() {
        assertThat(tokens.decode("one").getSubject()).isEqualTo("one");
        assertThat(tokens.decode("one").getSubject()).isEqualTo("one");
        assertThat(tokens.decode("another").getSubject()).isEqualTo("another");
        assertThat(verified).containsExactly("one", "another");
    }

    @Test
    void after_a_minute_it_is_verified_again() {
        tokens.decode("one");
        refusing = true;
        clock.now = clock.now.plusSeconds(59);
        tokens.decode("one");
        clock.now = clock.now.plusSeconds(1);
        assertThatThrownBy(() -> tokens.decode("one")).hasMessage("withdrawn");
    }

    @Test
    void one_that_has_run_out_is_verified_again_every_time() {
        clock.now = clock.now.plusSeconds(60);
        tokens.decode("one");
        clock.now = clock.now.plusSeconds(29);
        tokens.decode("one");
        assertThat(verified).hasSize(1);
        clock.now = clock.now.plusSeconds(1);
        tokens.decode("one");
        tokens.decode("one");
        assertThat(verified).hasSize(3);
    }

    @Test
    void what_was_refused_is_not_remembered() {
        refusing = true;
        assertThatThrownBy(() -> tokens.decode("one")).hasMessage("withdrawn");
        refusing = false;
        assertThat(tokens.decode("one").getSubject()).isEqualTo("one");
    }

    private static final class Hands extends Clock {

        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        long nanos() {
            return Duration.between(Instant.EPOCH, now).toNanos();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
