package io.partnerledger.command.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partnerledger.edge.violation.BadRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where nobody can make the server call, whatever is registered. */
class CallbackAddressTest {

    private static final Map<String, List<String>> NAMES = Map.of(
            "portal.example", List.of("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"),
            "inside.example", List.of("10.0.0.7"),
            "half.inside.example", List.of("93.184.215.14", "10.0.0.7"),
            "half.inside6.example", List.of("93.184.215.14", "fd00::7"),
            "metadata.example", List.of("169.254.169.254"),
            "nowhere.example", List.of());

    private static InetAddress[] addressesOf(String host) throws UnknownHostException {
        // An address as it is written needs no looking up; names are not asked of the network here.
        List<String> known = NAMES.get(host);
        if (known == null && host.matches("[\\[\\]0-9a-fA-F.:x]+")) {
            return InetAddress.getAllByName(host);
        }
        if (known == null) {
            throw new UnknownHostException(host);
        }
        InetAddress[] addresses = new InetAddress[known.size()];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = InetAddress.getByName(known.get(i));
        }
        return addresses;
    }

    private static CallbackAddress calling(boolean ownNetwork) {
        return new CallbackAddress(new CallableNames(CallbackAddressTest::addressesOf, ownNetwork), ownNetwork);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://portal.example",
                "https://portal.example/hooks?code=a%20b",
                "HTTPS://portal.example:8443/hooks",
                "https://93.184.215.14/hooks",
                "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/hooks"
            })
    void the_open_internet_may_be_called(String url) {
        assertThatCode(() -> calling(false).check(url)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://portal.example/hooks",
                "ftp://portal.example/hooks",
                "file:///etc/passwd",
                "gopher://portal.example",
                "portal.example/hooks",
                "//portal.example/hooks",
                "https:portal.example",
                "https:///hooks",
                "https://",
                "https://user@portal.example/hooks",
                "https://user:secret@portal.example/hooks",
                "https://portal.example@10.0.0.7/",
                "https://portal.example/hooks#part",
                "https://portal.example:0/",
                "https://portal.example:99999/",
                "https://portal example/",
                "https://portal.example/a b",
                "https://ｐortal.example/",
                "https://inside.example/",
                "https://half.inside.example/",
                "https://half.inside6.example/",
                "https://metadata.example/latest/meta-data",
                "https://nowhere.example/",
                "https://unknown.example/",
                "https://localhost/",
                "https://127.0.0.1:8080/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f.0.0.1/",
                "https://0/",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/",
                "https://[::ffff:10.0.0.7]/",
                "https://[64:ff9b::a00:7]/",
                "https://[fd00:ec2::254]/"
            })
    void nothing_else_may(String url) {
        assertThatThrownBy(() -> calling(false).check(url))
                .isInstanceOf(BadRequest.class)
                .satisfies(refused -> assertThat(((BadRequest) refused).violations())
                        .singleElement()
                        .satisfies(violation -> assertThat(violation.field()).isEqualTo("WebhookUrl")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9999/hooks", "https://inside.example/"})
    void where_ones_own_network_is_allowed_it_may_be_called_in_the_clear(String url) {
        assertThatCode(() -> calling(true).check(url)).doesNotThrowAnyException();
    }
}
