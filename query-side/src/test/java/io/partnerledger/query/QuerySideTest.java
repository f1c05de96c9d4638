package io.partnerledger.query;

import io.partnerledger.embeddedpostgres.test.TestDatabase;
import io.partnerledger.events.EnableLedgerAutoConfiguration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A test of the query side over HTTP, on a database of this module's own; all such tests share one context. */
@SpringBootTest(classes = QuerySideTest.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT)
public abstract class QuerySideTest {

    private static final TestDatabase DATABASE = TestDatabase.empty();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("ledger.database.url", DATABASE::jdbcUrl);
        registry.add("ledger.database.username", DATABASE::user);
        registry.add("ledger.database.password", DATABASE::password);
        registry.add(
                "ledger.personal-data.master-key", () -> Base64.getEncoder().encodeToString(new byte[32]));
        registry.add("ledger.node", () -> "query-side-test");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableLedgerAutoConfiguration
    @Import(QuerySideConfiguration.class)
    static class Application {

        /** Takes a token of the form {@code subject.tenant.Role+Role} at its word. */
        @Bean
        JwtDecoder jwtDecoder() {
            return token -> {
                String[] parts = token.split("\\.");
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
}
