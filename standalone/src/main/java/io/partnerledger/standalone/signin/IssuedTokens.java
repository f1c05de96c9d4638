package io.partnerledger.standalone.signin;

import io.partnerledger.standalone.demo.DemoClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;

/** Makes the tokens of demo clients. */
final class IssuedTokens {

    /** Not an address: tokens stay good when the ledger moves to another port. */
    static final String ISSUER = "urn:partner-ledger:development";

    static final Duration LIFE = Duration.ofHours(1);

    private final JwtEncoder encoder;
    private final Clock clock;

    IssuedTokens(JwtEncoder encoder, Clock clock) {
        this.encoder = encoder;
        this.clock = clock;
    }

    /** The same, at another time. */
    IssuedTokens at(Clock other) {
        return new IssuedTokens(encoder, other);
    }

    String tokenFor(DemoClient client) {
        Instant now = clock.instant();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(ISSUER)
                .subject(client.id())
                .claim("tid", client.tenant().toString())
                .claim("roles", List.of(client.role().claim()))
                .issuedAt(now)
                .expiresAt(now.plus(LIFE))
                .id(UUID.randomUUID().toString())
                .build();
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.RS256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}
