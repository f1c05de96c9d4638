package io.partnerledger.standalone;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.partnerledger.embeddedpostgres.test.TestDatabase;
import java.util.Base64;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives each context a database of its own, for no two are sole writers of one; and keys. */
class OnAFreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestDatabase database = TestDatabase.empty();
        TestPropertyValues.of(
                        "ledger.database.url=" + database.jdbcUrl(),
                        "ledger.database.username=" + database.user(),
                        "ledger.database.password=" + database.password(),
                        "ledger.personal-data.master-key=" + KEY,
                        "ledger.invitation.key=" + KEY,
                        "ledger.first-password.key=" + KEY,
                        "ledger.token.signing-key=" + signingKey())
                .applyTo(context);
    }

    private static String signingKey() {
        try {
            return new RSAKeyGenerator(2048).generate().toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
