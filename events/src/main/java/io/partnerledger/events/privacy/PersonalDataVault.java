package io.partnerledger.events.privacy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.partnerledger.kernel.privacy.SealedText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Seals personal data under its subject's key, and opens it as long as the key is there.
 *
 * <p>AES-256-GCM with the subject as associated data, so that a ciphertext moved to another subject doesn't open. The
 * subjects' keys lie in schema {@code keys}, each wrapped by the master key; deleting one forgets the subject.
 */
public final class PersonalDataVault {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int FIRST_VERSION = 1;

    /** How long another node may still open what this one has forgotten. */
    private static final Duration KEY_KEPT = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final SecretKey master;
    private final SecureRandom random = new SecureRandom();
    private final Cache<KeyName, SecretKey> keys =
            Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(KEY_KEPT).build();

    /** @param masterKey 32 bytes, from configuration */
    public PersonalDataVault(DataSource dataSource, byte[] masterKey) {
        if (masterKey.length != KEY_BYTES) {
            throw new IllegalArgumentException("The master key for personal data must have " + KEY_BYTES + " bytes.");
        }
        this.jdbc = JdbcClient.create(dataSource);
        this.master = new SecretKeySpec(masterKey, "AES");
    }

    /** Seals the text under the subject's key, which is made when the subject is new. */
    public SealedText seal(String subject, String text) {
        KeyName name = new KeyName(subject, FIRST_VERSION);
        SecretKey key = keys.get(name, this::loadOrMake);
        byte[] sealed = encrypt(key, name, text.getBytes(StandardCharsets.UTF_8));
        return new SealedText(subject, name.version, Base64.getEncoder().encodeToString(sealed));
    }

    /** The text, or empty once its subject is forgotten. */
    public Optional<String> open(SealedText sealed) {
        KeyName name = new KeyName(sealed.subject(), sealed.keyVersion());
        SecretKey key = keys.get(name, this::load);
        return key == null
                ? Optional.empty()
                : Optional.of(new String(
                        decrypt(key, name, Base64.getDecoder().decode(sealed.ciphertext())), StandardCharsets.UTF_8));
    }

    /** From now on nothing of the subject opens any more; on other nodes within a minute. */
    public void forget(String subject) {
        jdbc.sql("delete from keys.subject_key where subject = ?")
                .param(subject)
                .update();
        keys.asMap().keySet().removeIf(name -> name.subject.equals(subject));
    }

    private SecretKey loadOrMake(KeyName name) {
        SecretKey existing = load(name);
        if (existing != null) {
            return existing;
        }
        byte[] fresh = new byte[KEY_BYTES];
        random.nextBytes(fresh);
        jdbc.sql("insert into keys.subject_key (subject, version, wrapped) values (?, ?, ?) on conflict do nothing")
                .params(name.subject, name.version, encrypt(master, name, fresh))
                .update();
        return load(name);
    }

    private SecretKey load(KeyName name) {
        return jdbc.sql("select wrapped from keys.subject_key where subject = ? and version = ?")
                .params(name.subject, name.version)
                .query(byte[].class)
                .optional()
                .map(wrapped -> new SecretKeySpec(decrypt(master, name, wrapped), "AES"))
                .orElse(null);
    }

    private byte[] encrypt(SecretKey key, KeyName name, byte[] clear) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, key, nonce, name).doFinal(clear);
            return ByteBuffer.allocate(nonce.length + ciphertext.length)
                    .put(nonce)
                    .put(ciphertext)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Personal data can't be sealed.", e);
        }
    }

    private static byte[] decrypt(SecretKey key, KeyName name, byte[] sealed) {
        byte[] nonce = new byte[NONCE_BYTES];
        ByteBuffer buffer = ByteBuffer.wrap(sealed).get(nonce);
        byte[] ciphertext = new byte[buffer.remaining()];
        buffer.get(ciphertext);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, name).doFinal(ciphertext);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "Personal data of " + name.subject + " does not open: is the master key the right one?", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, KeyName name) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((name.subject + "/" + name.version).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private record KeyName(String subject, int version) {}
}
