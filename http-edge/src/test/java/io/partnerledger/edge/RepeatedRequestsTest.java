package io.partnerledger.edge;

import static io.partnerledger.edge.access.Route.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.partnerledger.edge.access.Route;
import io.partnerledger.edge.answered.AnsweredRequests;
import io.partnerledger.edge.answered.GivenAnswer;
import io.partnerledger.edge.caller.Role;
import io.partnerledger.edge.fault.Fault;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Requests that come again, and those that come too fast, at an edge whose answers are kept in memory. */
@SpringBootTest(
        classes = {TestApplication.class, RepeatedRequestsTest.Selling.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"ledger.rate-limit.requests-per-minute=1", "ledger.rate-limit.burst=3"})
class RepeatedRequestsTest {

    private static final String SLOW = "/v1/test/slow";

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Test
    void a_repeat_waits_for_the_first_and_gets_its_answer() throws Exception {
        String id = UUID.randomUUID().toString();
        CompletableFuture<Client.Answer> first = sent(id, "{\"a\":1}");
        desk.awaitsCalls(1);
        CompletableFuture<Client.Answer> repeat = sent(id, "{\"a\":1}");
        CompletableFuture<Client.Answer> other = sent(id, "{\"a\":2}");
        desk.awaitsCalls(2);

        assertThat(repeat).isNotDone();
        desk.answerAll();

        assertThat(repeat.get(10, TimeUnit.SECONDS).body())
                .isEqualTo(first.get(10, TimeUnit.SECONDS).body());
        assertThat(other.get(10, TimeUnit.SECONDS).body())
                .isNotEqualTo(first.get().body());
        assertThat(desk.calls()).isEqualTo(2);
    }

    @Test
    void when_the_first_comes_to_nothing_its_repeat_is_tried() throws Exception {
        String id = UUID.randomUUID().toString();
        desk.failNext();
        CompletableFuture<Client.Answer> first = sent(id, "{}");
        desk.awaitsCalls(1);
        CompletableFuture<Client.Answer> repeat = sent(id, "{}");
        desk.answerAll();

        assertThat(first.get(10, TimeUnit.SECONDS).status()).isEqualTo(503);
        assertThat(repeat.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(desk.calls()).isEqualTo(2);
    }

    @Test
    void what_comes_too_fast_is_told_when_to_come_again_but_a_repeat_is_answered() {
        String id = UUID.randomUUID().toString();
        Client.Answer first = customer(id);
        assertThat(first.status()).isEqualTo(200);
        for (int each = 1; each < 3; each++) {
            assertThat(customer(UUID.randomUUID().toString()).status()).isEqualTo(200);
        }

        Client.Answer late = customer(UUID.randomUUID().toString());

        assertThat(late.status()).isEqualTo(429);
        int seconds = Integer.parseInt(late.header("Retry-After"));
        assertThat(seconds).isBetween(50, 60);
        assertThat(late.json().get("statusCode").asInt()).isEqualTo(429);
        assertThat(late.json().get("message").asString())
                .isEqualTo("Rate limit is exceeded. Try again in " + seconds + " seconds.");
        assertThat(late.header("MS-RequestId")).isNotBlank();
        assertThat(customer(id).body()).isEqualTo(first.body());
        assertThat(Client.kantoAdmin(port)
                        .post("/v1/test/notes", "{\"friendlyName\":\"A\"}")
                        .status())
                .as("another route")
                .isEqualTo(200);
    }

    @Test
    void the_end_of_a_body_that_is_too_long_is_no_body() {
        byte[] body = (" ".repeat(1 << 20) + "  {\"friendlyName\":\"A\"}").getBytes(StandardCharsets.UTF_8);

        Client.Answer answer = Client.kantoAdmin(port)
                .with("MS-RequestId", UUID.randomUUID().toString())
                .with("Content-Type", "application/json")
                .send("POST", "/v1/test/notes", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("description").asString()).contains("1048576");
    }

    @Test
    void a_body_that_breaks_off_is_the_requests_fault() throws Exception {
        String head = String.join(
                "\r\n",
                "POST /v1/test/notes HTTP/1.1",
                "Host: localhost",
                "Authorization: Bearer " + Tokens.of(Tokens.KANTO, Role.ADMIN_AGENT),
                "MS-RequestId: " + UUID.randomUUID(),
                "Content-Type: application/json",
                "Transfer-Encoding: chunked",
                "Connection: close",
                "",
                "no length\r\n{}\r\n");
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400")
                    .contains("\"code\":800002");
        }
    }

    @Test
    void where_giving_the_answer_failed_the_request_may_come_again() throws Exception {
        String id = UUID.randomUUID().toString();
        desk.failToKeepNext();
        desk.answerAll();

        assertThat(sent(id, "{}").get(10, TimeUnit.SECONDS).status()).isEqualTo(500);
        assertThat(sent(id, "{}").get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(desk.calls()).isEqualTo(2);
    }

    private Client.Answer customer(String requestId) {
        return Client.kantoAdmin(port).with("MS-RequestId", requestId).post("/v1/customers", "{}");
    }

    private CompletableFuture<Client.Answer> sent(String requestId, String body) {
        return CompletableFuture.supplyAsync(
                () -> Client.kantoAdmin(port).with("MS-RequestId", requestId).post(SLOW, body));
    }

    /** Somebody who answers when told to. */
    @RestController
    static class Desk {

        private final AtomicInteger calls = new AtomicInteger();
        private volatile CountDownLatch answering = new CountDownLatch(1);
        private volatile boolean failing;
        private final AtomicBoolean failingToKeep = new AtomicBoolean();

        @PostMapping(SLOW)
        Map<String, Object> answer(@RequestBody Map<String, Object> body) throws InterruptedException {
            boolean fails = failing;
            failing = false;
            CountDownLatch told = answering;
            int call = calls.incrementAndGet();
            told.await();
            if (fails) {
                throw Fault.TRY_AGAIN.raised();
            }
            return Map.of("call", call);
        }

        @PostMapping("/v1/customers")
        Map<String, Object> add() {
            return Map.of("id", UUID.randomUUID());
        }

        void failNext() {
            failing = true;
        }

        void failToKeepNext() {
            failingToKeep.set(true);
        }

        void awaitsCalls(int expected) {
            await().atMost(Duration.ofSeconds(10)).untilAtomic(calls, equalTo(expected));
        }

        void answerAll() {
            answering.countDown();
        }

        int calls() {
            int seen = calls.getAndSet(0);
            answering = new CountDownLatch(1);
            return seen;
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    @Import(Desk.class)
    static class Selling {

        @Bean
        Route slowly() {
            return post(SLOW).distributor(Role.ADMIN_AGENT);
        }

        @Bean
        AnsweredRequests answeredRequests(Desk desk) {
            Map<String, GivenAnswer> kept = new ConcurrentHashMap<>();
            return new AnsweredRequests() {
                @Override
                public Optional<GivenAnswer> find(String name) {
                    return Optional.ofNullable(kept.get(name));
                }

                @Override
                public GivenAnswer keep(GivenAnswer answer) {
                    return kept.merge(answer.name(), answer, (first, later) -> first);
                }

                @Override
                public void keepSoon(GivenAnswer answer) {
                    if (desk.failingToKeep.getAndSet(false)) {
                        throw new IllegalStateException("The node is stopping.");
                    }
                    keep(answer);
                }
            };
        }
    }
}
