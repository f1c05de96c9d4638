package io.partnerledger.standalone.start;

import static io.partnerledger.standalone.LedgerClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.standalone.LedgerClient;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several starts of the whole program, one after the other on the same data. */
@Tag("slow")
class LivingThroughKillsTest {

    private static final int CALLERS = 4;
    private static final int ORDERS_BEFORE_THE_KILL = 60;

    @TempDir
    Path folder;

    @Test
    void killed_in_the_middle_of_orders_it_has_lost_nothing_acknowledged_when_it_starts_on_another_port()
            throws Exception {
        String data = folder.resolve("data with blank").toString();
        int port = LedgerProcess.freePort();
        String token;
        String customer;
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        try (LedgerProcess ledger =
                LedgerProcess.start(folder, "--port", "" + port, "--data", data).ready()) {
            LedgerClient client = LedgerProcess.client(port);
            token = client.tokenFor("kanto-admin");
            customer = json(client.get("/v1/customers", token))
                    .get("items")
                    .get(0)
                    .get("id")
                    .asString();

            LedgerProcess.Ended second = LedgerProcess.start(
                            folder, "--port", "" + LedgerProcess.freePort(), "--data", data)
                    .ended();
            assertThat(second.code()).isEqualTo(1);
            assertThat(second.err().lines())
                    .singleElement()
                    .asString()
                    .contains("in use")
                    .contains("" + ledger.process().pid());

            orderUntilKilled(ledger, client, token, customer, acknowledged);
        }

        int other = LedgerProcess.freePort();
        try (LedgerProcess ledger = LedgerProcess.start(folder, "--port", "" + other, "--data", data)
                .ready()) {
            HttpResponse<String> orders =
                    LedgerProcess.client(other).get("/v1/customers/" + customer + "/orders", token);

            assertThat(orders.statusCode()).as("the token of before").isEqualTo(200);
            Set<String> kept = StreamSupport.stream(json(orders).get("items").spliterator(), false)
                    .map(order -> order.get("id").asString())
                    .collect(Collectors.toSet());
            assertThat(kept).containsAll(acknowledged);

            ledger.terminate();
            assertThat(ledger.ended().err()).isEmpty();
            assertThat(Path.of(data, "postgres", "postmaster.pid")).doesNotExist();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Keys.file(Path.of(data)))))
                .isEqualTo("rw-------");
    }

    private static void orderUntilKilled(
            LedgerProcess ledger, LedgerClient client, String token, String customer, Queue<String> acknowledged)
            throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(ORDERS_BEFORE_THE_KILL);
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            for (int caller = 0; caller < CALLERS; caller++) {
                callers.execute(() -> {
                    try {
                        while (true) {
                            HttpResponse<String> answer =
                                    client.post("/v1/customers/" + customer + "/orders", token, ORDER);
                            if (answer.statusCode() == 201) {
                                acknowledged.add(json(answer).get("id").asString());
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
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ORDERS_BEFORE_THE_KILL / 2);
    }

    private static final String ORDER = """
            {"billingCycle":"monthly","lineItems":[{"lineItemNumber":0,
             "offerId":"CFQ7TTC0LH18:0001:CFQ7TTC0K971","quantity":3,"partnerIdOnRecord":"2000001"}]}""";
}
