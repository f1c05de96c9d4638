package io.partnerledger.standalone;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.partnerledger.embeddedpostgres.test.TestDatabase;
import java.util.Base64;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A test of the whole ledger over HTTP, the demo told; all such tests share one context and one database. */
@SpringBootTest(classes = StandaloneApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
public abstract class StandaloneTest {

    private static final TestDatabase DATABASE = TestDatabase.empty();
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String SIGNING_KEY = signingKey();

    @LocalServerPort
    private int port;

    /** Somebody who talks to it. */
    protected final LedgerClient client() {
        return LedgerClient.on("http://localhost:" + port);
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("ledger.database.url", DATABASE::jdbcUrl);
        registry.add("ledger.database.username", DATABASE::user);
        registry.add("ledger.database.password", DATABASE::password);
        registry.add("ledger.sole-writer", () -> "true");
        registry.add("ledger.node", () -> "standalone");
        registry.add("ledger.personal-data.master-key", () -> KEY);
        registry.add("ledger.invitation.key", () -> KEY);
        registry.add("ledger.first-password.key", () -> KEY);
        registry.add("ledger.token.signing-key", () -> SIGNING_KEY);
    }

    private static String signingKey() {
        try {
            return new RSAKeyGenerator(2048).generate().toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
