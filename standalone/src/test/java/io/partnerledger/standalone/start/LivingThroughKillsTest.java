package io.partnerledger.standalone.start;

import static io.partnerledger.standalone.LedgerClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.events.evidence.ExportVerifier;
import io.partnerledger.events.evidence.ExportVerifier.Verdict;
import io.partnerledger.events.evidence.VerificationKey;
import io.partnerledger.standalone.LedgerClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Several starts of the whole program, one after the other on the same data. */
@Tag("slow")
class LivingThroughKillsTest {

    private static final int CALLERS = 4;
    private static final int ORDERS_BEFORE_THE_KILL = 60;

    @TempDir
    Path folder;

    @Test
    void killed_in_the_middle_of_orders_it_has_lost_none_and_places_none_twice_when_it_starts_on_another_port()
            throws Exception {
        String data = folder.resolve("data with blank").toString();
        int port = LedgerProcess.freePort();
        String token;
        String customer;
        int before;
        Map<UUID, String> sent = new ConcurrentHashMap<>();
        try (LedgerProcess ledger =
                LedgerProcess.start(folder, "--port", "" + port, "--data", data).ready()) {
            LedgerClient client = LedgerProcess.client(port);
            token = client.tokenFor("kanto-admin");
            customer = json(client.get("/v1/customers", token))
                    .get("items")
                    .get(0)
                    .get("id")
                    .asString();

            before = orders(client, token, customer).size();

            LedgerProcess.Ended second = LedgerProcess.start(
                            folder, "--port", "" + LedgerProcess.freePort(), "--data", data)
                    .ended();
            assertThat(second.code()).isEqualTo(1);
            assertThat(second.err().lines())
                    .singleElement()
                    .asString()
                    .contains("in use")
                    .contains("" + ledger.process().pid());

            orderUntilKilled(ledger, client, token, customer, sent);
        }

        int other = LedgerProcess.freePort();
        try (LedgerProcess ledger = LedgerProcess.start(folder, "--port", "" + other, "--data", data)
                .ready()) {
            LedgerClient client = LedgerProcess.client(other);
            Set<String> kept = orders(client, token, customer);
            sent.values().stream()
                    .filter(LivingThroughKillsTest::isAcknowledged)
                    .forEach(answer -> assertThat(kept).contains(idIn(answer)));

            // Whoever got an answer gets it again, whoever got none learns of the order there is.
            sent.forEach((requestId, answer) -> {
                HttpResponse<String> again = order(client, token, customer, requestId);
                assertThat(again.statusCode()).isEqualTo(201);
                if (isAcknowledged(answer)) {
                    assertThat(again.body()).isEqualTo(answer);
                }
            });
            assertThat(orders(client, token, customer)).hasSize(before + sent.size());
            assertThat(evidence(client, token).findings()).isEmpty();

            ledger.terminate();
            assertThat(ledger.ended().err()).isEmpty();
            assertThat(Path.of(data, "postgres", "postmaster.pid")).doesNotExist();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Keys.file(Path.of(data)))))
                .isEqualTo("rw-------");
    }

    private static void orderUntilKilled(
            LedgerProcess ledger, LedgerClient client, String token, String customer, Map<UUID, String> sent)
            throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(ORDERS_BEFORE_THE_KILL);
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            for (int caller = 0; caller < CALLERS; caller++) {
                callers.execute(() -> {
                    try {
                        while (true) {
                            UUID requestId = UUID.randomUUID();
                            sent.put(requestId, NOT_YET);
                            HttpResponse<String> answer = order(client, token, customer, requestId);
                            if (answer.statusCode() == 201) {
                                sent.put(requestId, answer.body());
                            }
                            enough.countDown();
                        }
                    } catch (UncheckedIOException killed) {
                        // What it was about to answer was not acknowledged.
                    }
                });
            }
            assertThat(enough.await(2, TimeUnit.MINUTES)).isTrue();
            ledger.kill();
        } finally {
            callers.shutdown();
        }
        assertThat(callers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(sent.values().stream().filter(LivingThroughKillsTest::isAcknowledged))
                .hasSizeGreaterThanOrEqualTo(ORDERS_BEFORE_THE_KILL / 2);
    }

    private static HttpResponse<String> order(LedgerClient client, String token, String customer, UUID requestId) {
        return client.send(client.to("/v1/customers/" + customer + "/orders")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("MS-RequestId", requestId.toString())
                .POST(HttpRequest.BodyPublishers.ofString(ORDER)));
    }

    /** Their ids. */
    private static Set<String> orders(LedgerClient client, String token, String customer) {
        HttpResponse<String> orders = client.get("/v1/customers/" + customer + "/orders", token);
        assertThat(orders.statusCode()).as("with the token of before").isEqualTo(200);
        return StreamSupport.stream(json(orders).get("items").spliterator(), false)
                .map(order -> order.get("id").asString())
                .collect(Collectors.toSet());
    }

    /** Whether the chain of events has come through as well. */
    private static Verdict evidence(LedgerClient client, String token) throws IOException {
        HttpResponse<String> export = client.get("/ledger/events", token);
        return ExportVerifier.verify(
                new ByteArrayInputStream(export.body().getBytes(StandardCharsets.UTF_8)),
                VerificationKey.readAll(client.get("/ledger/events/keys", token).body()),
                List.of());
    }

    private static boolean isAcknowledged(String answer) {
        return !answer.equals(NOT_YET);
    }

    private static String idIn(String order) {
        return JsonMapper.shared().readTree(order).get("id").asString();
    }

    private static final String NOT_YET = "";

    private static final String ORDER = """
            {"billingCycle":"monthly","lineItems":[{"lineItemNumber":0,
             "offerId":"CFQ7TTC0LH18:0001:CFQ7TTC0K971","quantity":3,"partnerIdOnRecord":"2000001"}]}""";
}
