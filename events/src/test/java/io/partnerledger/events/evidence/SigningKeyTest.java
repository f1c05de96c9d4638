package io.partnerledger.events.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {

    /** The first test vector of RFC 8032, as OpenSSL writes such a key. */
    private static final String SECRET = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
            -----END PRIVATE KEY-----
            """;

    private static final String PUBLIC = "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    @Test
    void a_key_of_the_configuration_knows_its_public_one() {
        SigningKey key = SigningKey.read(SECRET);

        assertThat(key.publicKey()).isEqualTo(VerificationKey.read(PUBLIC));
        assertThat(key.publicKey().pem()).contains(PUBLIC);
        assertThat(VerificationKey.readAll(
                        "{\"items\":[{\"publicKey\":\"" + key.publicKey().pem().replace("\n", "\\n") + "\"}]}"))
                .containsExactly(key.publicKey());
        assertThat(key.sign(new byte[0]))
                .isEqualTo(java.util.HexFormat.of()
                        .parseHex("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
                                + "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"));
    }

    @Test
    void a_made_one_is_read_again() {
        SigningKey made = SigningKey.made();

        SigningKey read = SigningKey.read(Base64.getEncoder().encodeToString(made.encoded()));

        byte[] text = "signed".getBytes(StandardCharsets.UTF_8);
        assertThat(made.publicKey().verifies(text, read.sign(text))).isTrue();
        assertThat(made.publicKey().verifies("other".getBytes(StandardCharsets.UTF_8), read.sign(text)))
                .isFalse();
        assertThat(made.publicKey().verifies(text, new byte[3])).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"c2VjcmV0", "not base64 at all!", "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
            })
    void what_is_no_key_is_refused_and_not_repeated(String key) {
        assertThatThrownBy(() -> SigningKey.read(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Ed25519")
                .hasMessageNotContaining(key)
                .hasNoCause();
    }
}
