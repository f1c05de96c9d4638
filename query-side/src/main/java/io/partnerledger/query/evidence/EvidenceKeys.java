package io.partnerledger.query.evidence;

import io.partnerledger.events.evidence.SigningKey;
import io.partnerledger.events.evidence.VerificationKey;
import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.kernel.privacy.SealedText;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The key that signs now, and all that checkpoints may be signed with. */
final class EvidenceKeys {

    private static final String SUBJECT = "evidence-signing";

    private final JdbcClient jdbc;
    private final PersonalDataVault vault;
    private final SigningKey current;
    private final List<VerificationKey> all;

    /** Takes the configured key, or else the one of the ledger's own making, the same on all nodes. */
    EvidenceKeys(DataSource dataSource, PersonalDataVault vault, EvidenceSettings settings) {
        this.jdbc = JdbcClient.create(dataSource);
        this.vault = vault;
        String configured = settings.signingKey();
        this.current =
                configured == null || configured.isBlank() ? kept().orElseGet(this::made) : SigningKey.read(configured);
        this.all = Stream.of(
                        Stream.of(current.publicKey()),
                        kept().map(SigningKey::publicKey).stream(),
                        settings.formerKeys().stream().map(VerificationKey::read))
                .flatMap(keys -> keys)
                .distinct()
                .toList();
    }

    private Optional<SigningKey> kept() {
        return jdbc.sql("select key, key_version from evidence.signing_key")
                .query((row, number) -> vault.open(new SealedText(SUBJECT, row.getInt(2), row.getString(1)))
                        .map(SigningKey::read)
                        .orElseThrow(() -> new IllegalStateException("The signing key of evidence was forgotten.")))
                .optional();
    }

    /** Of nodes that start at once, the first one's is everybody's. */
    private SigningKey made() {
        SealedText sealed = vault.seal(
                SUBJECT, Base64.getEncoder().encodeToString(SigningKey.made().encoded()));
        jdbc.sql("insert into evidence.signing_key (key, key_version) values (?, ?) on conflict do nothing")
                .params(sealed.ciphertext(), sealed.keyVersion())
                .update();
        return kept().orElseThrow();
    }

    SigningKey current() {
        return current;
    }

    /** The one that signs now first. */
    List<VerificationKey> all() {
        return all;
    }
}
