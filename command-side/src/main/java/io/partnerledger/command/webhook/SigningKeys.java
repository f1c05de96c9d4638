package io.partnerledger.command.webhook;

import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.kernel.privacy.SealedText;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The key of the ledger's own making, the same on all nodes and for ever. */
final class SigningKeys {

    private static final String SUBJECT = "webhook-signing";
    private static final int BITS = 2048;
    private static final Duration VALID = Duration.ofDays(20 * 365);

    /** Receivers' clocks may be slow. */
    private static final Duration BEFORE = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final PersonalDataVault vault;
    private final Clock clock;

    SigningKeys(DataSource dataSource, PersonalDataVault vault, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.vault = vault;
        this.clock = clock;
    }

    /** The one that is kept, or a new one that is kept from now on. */
    Signing kept(String name) {
        return find().orElseGet(() -> {
            make(name);
            return find().orElseThrow();
        });
    }

    private Optional<Signing> find() {
        return jdbc.sql("select key, key_version, certificate from command.webhook_signing")
                .query((row, number) -> {
                    String key = vault.open(new SealedText(SUBJECT, row.getInt("key_version"), row.getString("key")))
                            .orElseThrow(() -> new IllegalStateException("The signing key of webhooks was forgotten."));
                    return Signing.of(Base64.getDecoder().decode(key), row.getBytes("certificate"));
                })
                .optional();
    }

    /** Of nodes that start at once, the first one's is everybody's. */
    private void make(String name) {
        KeyPair keys = keys();
        SealedText sealed = vault.seal(
                SUBJECT, Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()));
        Instant now = clock.instant();
        jdbc.sql("insert into command.webhook_signing (key, key_version, certificate)"
                        + " values (:key, :version, :certificate) on conflict do nothing")
                .param("key", sealed.ciphertext())
                .param("version", sealed.keyVersion())
                .param("certificate", SelfSignedCertificate.of(keys, name, now.minus(BEFORE), now.plus(VALID)))
                .update();
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java can't make an RSA key.", impossible);
        }
    }
}
