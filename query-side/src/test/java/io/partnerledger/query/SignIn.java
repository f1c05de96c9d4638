package io.partnerledger.query;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Takes a token of the form {@code subject.tenant.Role+Role} at its word. */
class SignIn {

    static String token(UUID tenant, String... roles) {
        return "sato." + tenant + "." + String.join("+", roles);
    }

    @Bean
    JwtDecoder jwtDecoder() {
        return token -> {
            String[] parts = token.split("\\.");
            if (parts.length != 3) {
                throw new BadJwtException("Not one of this test's.");
            }
            return Jwt.withTokenValue(token)
                    .header("alg", "none")
                    .subject(parts[0])
                    .claim("tid", parts[1])
                    .claim("roles", Arrays.asList(parts[2].split("\\+")))
                    .issuedAt(Instant.now())
                    .expiresAt(Instant.now().plusSeconds(60))
                    .build();
        };
    }
}
