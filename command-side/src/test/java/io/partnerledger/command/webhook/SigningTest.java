package io.partnerledger.command.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.command.example.ClockAt;
import io.partnerledger.events.privacy.PersonalDataVault;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class SigningTest {

    private static final Instant FROM = Instant.parse("2026-04-01T00:00:00Z");

    private static final KeyPair KEYS = keys();

    static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + what
                + "-----\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2046-04-01T00:00:00Z", "2049-12-31T23:59:59Z", "2050-01-01T00:00:00Z", "2076-04-01T00:00:00Z"})
    void the_certificate_it_gives_itself_is_one_that_everybody_reads(Instant until) throws Exception {
        byte[] der = SelfSignedCertificate.of(KEYS, "ledger.example", FROM, until);

        X509Certificate certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        certificate.verify(KEYS.getPublic());
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=ledger.example");
        assertThat(certificate.getNotBefore()).isEqualTo(Date.from(FROM));
        assertThat(certificate.getNotAfter()).isEqualTo(Date.from(until));
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withRSA");
    }

    @Test
    void a_key_and_a_certificate_in_pem_are_taken_from_the_configuration() {
        byte[] certificate = SelfSignedCertificate.of(KEYS, "ledger.example", FROM, FROM.plusSeconds(60));
        Signing signing =
                Signing.ofPem(pem("PRIVATE KEY", KEYS.getPrivate().getEncoded()), pem("CERTIFICATE", certificate));

        byte[] body = "told".getBytes(StandardCharsets.UTF_8);
        assertThat(new Receiver.Call("/", List.of(), body)
                        .isSignedBy(signing.certificate(), "Signature " + signing.signatureOf(body)))
                .isTrue();
    }

    @Test
    void a_certificate_of_another_key_is_refused_at_the_start() {
        byte[] others = SelfSignedCertificate.of(keys(), "ledger.example", FROM, FROM.plusSeconds(60));

        assertThatThrownBy(() -> Signing.of(KEYS.getPrivate().getEncoded(), others))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another key");
    }

    @Test
    void what_cant_be_read_is_refused_at_the_start_and_not_repeated() {
        assertThatThrownBy(() -> Signing.ofPem("c2VjcmV0", "nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unreadable")
                .hasMessageNotContaining("c2VjcmV0");
    }

    @Test
    void nodes_that_are_given_no_key_have_one_in_common_and_its_secret_lies_nowhere() {
        try (HikariDataSource database = WebhookNode.freshDatabase()) {
            PersonalDataVault vault = new PersonalDataVault(database, new byte[32]);
            SigningKeys keys = new SigningKeys(database, vault, ClockAt.time(FROM));
            Signing one = keys.kept("ledger.example");
            Signing other = keys.kept("another.example");

            assertThat(other.certificate()).isEqualTo(one.certificate());
            assertThat(other.signatureOf(new byte[] {1})).isEqualTo(one.signatureOf(new byte[] {1}));
            assertThatThrownBy(() -> KeyFactory.getInstance("RSA")
                            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder()
                                    .decode(JdbcClient.create(database)
                                            .sql("select key from command.webhook_signing")
                                            .query(String.class)
                                            .single()))))
                    .isInstanceOf(InvalidKeySpecException.class);
        }
    }
}
