package io.partnerledger.events.evidence;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What checkpoints are verified with.
 *
 * @param id the beginning of the key's SHA-256, so that it tells itself which it is
 * @param key Ed25519
 */
public record VerificationKey(String id, PublicKey key) {

    static final String ALGORITHM = "Ed25519";

    private static final int ID_LENGTH = 16;
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

    static VerificationKey of(PublicKey key) {
        byte[] hash = Sha256.digest().digest(key.getEncoded());
        return new VerificationKey(Sha256.hex(hash).substring(0, ID_LENGTH), key);
    }

    /**
     * One key.
     *
     * @param key X.509, in PEM or Base64
     * @throws IllegalArgumentException if it is none
     */
    public static VerificationKey read(String key) {
        try {
            PublicKey read = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(decoded(key)));
            return of(read);
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    "A public key of evidence is unreadable: an Ed25519 key is wanted, in PEM or Base64.", unreadable);
        }
    }

    /** All the keys in a text, in PEM, whatever stands between them. */
    public static List<VerificationKey> readAll(String text) {
        List<VerificationKey> keys = new ArrayList<>();
        // In JSON the ends of lines are written out.
        Matcher blocks = PEM.matcher(text.replace("\\r", "").replace("\\n", "\n"));
        while (blocks.find()) {
            keys.add(read(blocks.group()));
        }
        return keys;
    }

    static byte[] decoded(String pemOrBase64) {
        return Base64.getMimeDecoder().decode(pemOrBase64.replaceAll("-----[A-Z ]+-----", ""));
    }

    /** As files of keys have it. */
    public String pem() {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    boolean verifies(byte[] text, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }
}
