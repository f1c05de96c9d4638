package io.partnerledger.command.webhook;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** Signs what is told, so that its receivers know by the certificate who told it. */
final class Signing {

    /** As receivers read it. */
    static final String ALGORITHM = "rsa-sha256";

    private static final String JCA_ALGORITHM = "SHA256withRSA";

    private final PrivateKey key;
    private final byte[] certificate;

    private Signing(PrivateKey key, byte[] certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /** @throws IllegalArgumentException if they can't be read, or don't belong together */
    static Signing ofPem(String key, String certificate) {
        return of(fromPem(key), certificate.getBytes(StandardCharsets.US_ASCII));
    }

    /** @param key PKCS #8 */
    static Signing of(byte[] key, byte[] certificate) {
        try {
            X509Certificate read = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
            Signing signing = new Signing(
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key)), read.getEncoded());
            signing.requireOneOfTheOther(read);
            return signing;
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalArgumentException(
                    "The signing key of webhooks or its certificate is unreadable.", unreadable);
        }
    }

    private void requireOneOfTheOther(X509Certificate read) throws GeneralSecurityException {
        byte[] text = {1, 2, 3};
        Signature signature = Signature.getInstance(JCA_ALGORITHM);
        signature.initVerify(read.getPublicKey());
        signature.update(text);
        if (!signature.verify(sign(text))) {
            throw new IllegalArgumentException("The certificate of webhooks is of another key than their signing key.");
        }
    }

    private static byte[] fromPem(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }

    /** The text's signature, in Base64. */
    String signatureOf(byte[] text) {
        try {
            return Base64.getEncoder().encodeToString(sign(text));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("What was read can't sign.", impossible);
        }
    }

    private byte[] sign(byte[] text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(JCA_ALGORITHM);
        signature.initSign(key);
        signature.update(text);
        return signature.sign();
    }

    /** In DER. */
    byte[] certificate() {
        return Arrays.copyOf(certificate, certificate.length);
    }
}
