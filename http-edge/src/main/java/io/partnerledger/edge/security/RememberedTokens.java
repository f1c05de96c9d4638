package io.partnerledger.edge.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Verifies a token once a minute instead of with every request that carries it.
 *
 * <p>A key that is withdrawn is so noticed within the minute. A token that has run out is never answered for from memory.
 */
final class RememberedTokens implements JwtDecoder {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private static final int AT_MOST = 2_000;

    private final JwtDecoder verifying;
    private final Clock clock;
    private final Cache<String, Jwt> verified;

    RememberedTokens(JwtDecoder verifying, Clock clock) {
        this(verifying, clock, Ticker.systemTicker());
    }

    /** @param ticker the machine's own time, which is never set back */
    RememberedTokens(JwtDecoder verifying, Clock clock, Ticker ticker) {
        this.verifying = verifying;
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumSize(AT_MOST)
                .expireAfterWrite(REMEMBERED)
                .ticker(ticker)
                .build();
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = verified.getIfPresent(token);
        if (known != null && !hasRunOut(known)) {
            return known;
        }
        Jwt jwt = verifying.decode(token);
        verified.put(token, jwt);
        return jwt;
    }

    private boolean hasRunOut(Jwt token) {
        Instant end = token.getExpiresAt();
        return end != null && !clock.instant().isBefore(end);
    }
}
