package io.partnerledger.standalone;

import static io.partnerledger.standalone.LedgerClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As it is started by anybody, the server can't be made to call its own network. */
class OwnNetworkTest extends StandaloneTest {

    private static final String REGISTRATION = "/webhooks/v1/registration";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:%d/hooks",
                "https://localhost:%d/hooks",
                "https://127.0.0.1:%d/",
                "https://[::1]:%d/",
                "https://[::ffff:127.0.0.1]:%d/",
                "https://2130706433:%d/",
                "https://169.254.169.254/latest/meta-data",
                "https://10.0.0.1/",
                "https://[fd00:ec2::254]/"
            })
    void an_address_of_its_own_is_refused_and_never_called(String address) throws IOException {
        String token = client().tokenFor("kanto-admin");
        try (ServerSocket inside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HttpResponse<String> refused = client().post(
                            REGISTRATION,
                            token,
                            "{\"WebhookUrl\":\"%s\",\"WebhookEvents\":[\"test-created\"]}"
                                    .formatted(address.replace("%d", Integer.toString(inside.getLocalPort()))));

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(json(refused).path("code").asInt()).isEqualTo(800002);
            assertThat(json(refused).path("description").asString()).contains("WebhookUrl");
            inside.setSoTimeout(1);
            assertThat(connects(inside)).isFalse();
        }
        assertThat(client().get(REGISTRATION, token).statusCode()).isEqualTo(404);
    }

    private static boolean connects(ServerSocket socket) throws IOException {
        try {
            socket.accept().close();
            return true;
        } catch (SocketTimeoutException nobody) {
            return false;
        }
    }

    @Test
    void the_certificate_is_served_to_everybody() {
        HttpResponse<String> certificate = client().send(client().to("/webhooks/v1/certificate"));

        assertThat(certificate.statusCode()).isEqualTo(200);
        assertThat(certificate.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/pkix-cert"));
    }
}
