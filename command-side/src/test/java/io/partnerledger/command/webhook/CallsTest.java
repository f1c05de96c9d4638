package io.partnerledger.command.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Receivers that mean no good, or are none. */
class CallsTest {

    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private static Calls calling(CallableNames names) {
        return new Calls(names, Duration.ofMillis(700), 4);
    }

    private static CallableNames anywhere() {
        return new CallableNames(InetAddress::getAllByName, true);
    }

    private static Attempt post(String url) {
        try (Calls calls = calling(anywhere())) {
            return calls.post(URI.create(url), Map.of("X-Test", "yes"), BODY);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void a_redirect_is_an_answer_and_not_followed() {
        try (Receiver receiver = new Receiver()) {
            receiver.answering(302);

            assertThat(post(receiver.url("/hooks")))
                    .extracting(Attempt::outcome, Attempt::code)
                    .containsExactly(Attempt.Outcome.REFUSED, 302);
            assertThat(receiver.calls()).hasSize(1);
        }
    }

    @Test
    void what_an_answer_means_is_told_by_its_status() {
        try (Receiver receiver = new Receiver()) {
            Map.of(
                            200, Attempt.Outcome.TAKEN,
                            202, Attempt.Outcome.TAKEN,
                            400, Attempt.Outcome.REFUSED,
                            410, Attempt.Outcome.REFUSED,
                            429, Attempt.Outcome.AWAY,
                            500, Attempt.Outcome.AWAY,
                            503, Attempt.Outcome.AWAY)
                    .forEach((status, outcome) -> {
                        receiver.answering(status);
                        assertThat(post(receiver.url("/")))
                                .extracting(Attempt::outcome)
                                .isEqualTo(outcome);
                    });
        }
    }

    /** A name that meant somebody else when it was registered. */
    @Test
    void a_name_that_leads_inside_by_now_is_not_called() throws IOException {
        try (Receiver receiver = new Receiver()) {
            AtomicInteger asked = new AtomicInteger();
            CallableNames names = new CallableNames(
                    host -> InetAddress.getAllByName(asked.getAndIncrement() == 0 ? "93.184.215.14" : "127.0.0.1"),
                    false);
            names.resolve("portal.example");

            try (Calls calls = calling(names)) {
                String url = receiver.url("/").replace("127.0.0.1", "portal.example");
                assertThat(calls.post(URI.create(url), Map.of(), BODY).failure())
                        .isEqualTo("address not allowed");
                assertThat(calls.post(URI.create(receiver.url("/")), Map.of(), BODY)
                                .failure())
                        .isEqualTo("address not allowed");
            }
            assertThat(receiver.calls()).isEmpty();
        }
    }

    @Test
    void who_answers_drop_by_drop_is_cut_off_in_time() throws IOException {
        try (Talking talking = new Talking(out -> {
            while (true) {
                out.write('H');
                out.flush();
                Thread.sleep(100);
            }
        })) {
            long begun = System.nanoTime();
            assertThat(post(talking.url()).failure()).isEqualTo("timed out");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void an_answer_without_end_is_taken_by_its_head() throws IOException {
        try (Talking talking = new Talking(out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000000000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] more = new byte[64 * 1024];
            while (true) {
                out.write(more);
            }
        })) {
            long begun = System.nanoTime();
            assertThat(post(talking.url()).outcome()).isEqualTo(Attempt.Outcome.TAKEN);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void a_head_without_end_fills_no_memory() throws IOException {
        for (String more : new String[] {"x", "x: y\r\n"}) {
            try (Talking talking = new Talking(out -> {
                out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
                byte[] line = more.repeat(1024).getBytes(StandardCharsets.US_ASCII);
                while (true) {
                    out.write(line);
                }
            })) {
                assertThat(post(talking.url()).failure()).isEqualTo("connection failed");
            }
        }
    }

    @Test
    void what_is_no_answer_is_told_without_a_word_of_our_network() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        assertThat(post("http://127.0.0.1:" + closed + "/").failure()).isEqualTo("connection failed");
        try (Calls calls = calling(new CallableNames(
                host -> {
                    throw new UnknownHostException("dns-7.inside.example says no");
                },
                false))) {
            assertThat(calls.post(URI.create("https://portal.example/"), Map.of(), BODY)
                            .failure())
                    .isEqualTo("name not found");
        }
        try (Talking talking = new Talking(out -> out.write("no TLS here\r\n".getBytes(StandardCharsets.US_ASCII)))) {
            assertThat(post(talking.url().replace("http:", "https:")).failure()).isEqualTo("no trusted certificate");
        }
    }

    /** Whoever connects is talked at. */
    private static final class Talking implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

        Talking(Speech speech) throws IOException {
            Thread thread = new Thread(() -> {
                try (Socket caller = socket.accept()) {
                    speech.to(caller.getOutputStream());
                } catch (IOException | InterruptedException cutOff) {
                    Thread.currentThread().interrupt();
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        String url() {
            return "http://127.0.0.1:" + socket.getLocalPort() + "/";
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }

        interface Speech {
            void to(OutputStream caller) throws IOException, InterruptedException;
        }
    }
}
