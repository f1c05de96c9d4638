package io.partnerledger.events.evidence;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;

/** What checkpoints are signed with. */
public final class SigningKey {

    private final PrivateKey secret;
    private final VerificationKey publicKey;

    private SigningKey(PrivateKey secret, PublicKey publicKey) {
        this.secret = secret;
        this.publicKey = VerificationKey.of(publicKey);
    }

    /**
     * One that is given.
     *
     * @param key Ed25519, PKCS #8, in PEM or Base64
     * @throws IllegalArgumentException if it is none
     */
    public static SigningKey read(String key) {
        try {
            PrivateKey secret = KeyFactory.getInstance(VerificationKey.ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(VerificationKey.decoded(key)));
            SigningKey read = new SigningKey(secret, publicOf((EdECPrivateKey) secret));
            byte[] anything = {1, 2, 3};
            if (!read.publicKey.verifies(anything, read.sign(anything))) {
                throw new IllegalStateException("This Java gives an Ed25519 key another public key than its own.");
            }
            return read;
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            // Without what it was: it is a secret.
            throw new IllegalArgumentException(
                    "The signing key of evidence is unreadable: an Ed25519 key is wanted, PKCS #8, in PEM or Base64.");
        }
    }

    /** A new one. */
    public static SigningKey made() {
        try {
            KeyPair keys =
                    KeyPairGenerator.getInstance(VerificationKey.ALGORITHM).generateKeyPair();
            return new SigningKey(keys.getPrivate(), keys.getPublic());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has Ed25519.", impossible);
        }
    }

    /** Java computes a public key only while it makes a pair: so it makes the pair that has this secret. */
    private static PublicKey publicOf(EdECPrivateKey secret) throws GeneralSecurityException {
        byte[] seed = secret.getBytes().orElseThrow(() -> new GeneralSecurityException("The key can't be exported."));
        KeyPairGenerator generator = KeyPairGenerator.getInstance(VerificationKey.ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new NotRandom(seed));
        return generator.generateKeyPair().getPublic();
    }

    public VerificationKey publicKey() {
        return publicKey;
    }

    /** PKCS #8. */
    public byte[] encoded() {
        return secret.getEncoded();
    }

    byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance(VerificationKey.ALGORITHM);
            signature.initSign(secret);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("What was read can't sign.", impossible);
        }
    }

    private static final class NotRandom extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        NotRandom(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] into) {
            System.arraycopy(bytes, 0, into, 0, into.length);
        }
    }
}
