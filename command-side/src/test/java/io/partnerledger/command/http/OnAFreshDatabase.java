package io.partnerledger.command.http;

import io.partnerledger.directory.DirectoryProjection;
import io.partnerledger.embeddedpostgres.test.TestDatabase;
import io.partnerledger.events.schema.LedgerSchema;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives the application a database of its own, and keys that are made for the run. */
class OnAFreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestDatabase database = TestDatabase.fromTemplate("command-side", owner -> {
            LedgerSchema.EVENTS.migrate(owner);
            LedgerSchema.KEYS.migrate(owner);
            LedgerSchema.folded(DirectoryProjection.SCHEMA).migrate(owner);
        });
        TestPropertyValues.of(
                        "ledger.database.url=" + database.jdbcUrl(),
                        "ledger.database.username=" + database.user(),
                        "ledger.database.password=" + database.password(),
                        "ledger.personal-data.master-key=" + randomKey(),
                        "ledger.invitation.key=" + randomKey(),
                        "ledger.first-password.key=" + randomKey())
                .applyTo(context);
    }

    private static String randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
