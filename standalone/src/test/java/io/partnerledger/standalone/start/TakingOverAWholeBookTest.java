package io.partnerledger.standalone.start;

import static io.partnerledger.standalone.LedgerClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.partnerledger.standalone.LedgerClient;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A long book, taken over by a program with 512 MB of memory that is killed in the middle.
 *
 * <p>{@code -Dbook.lines=} says how many lines; a million take their time.
 */
@Tag("slow")
class TakingOverAWholeBookTest {

    private static final int LINES = Integer.getInteger("book.lines", 20_000);
    private static final int SUBSCRIPTIONS_EACH = 9;
    private static final int AGAIN = 5_000;
    private static final String AOBA = "00000000-0000-4000-8000-000002000001";
    private static final String AOBAS_PLA = "2000001";

    @TempDir
    Path folder;

    @Test
    void killed_in_the_middle_it_goes_on_where_it_was_and_the_same_again_changes_nothing() throws Exception {
        Path book = book("book", LINES);
        String data = folder.resolve("data").toString();
        String token;
        String job;
        int port = LedgerProcess.freePort();
        try (LedgerProcess ledger = started(data, port)) {
            LedgerClient client = LedgerProcess.client(port);
            token = client.tokenFor("kanto-admin");
            long sent = System.nanoTime();
            job = sent(client, token, book);
            System.out.printf("%d lines, %d MB, sent in %s%n", LINES, Files.size(book) >> 20, since(sent));
            until(client, token, job, shown -> shown.at("/progress/done").asInt() > LINES / 4);
            ledger.kill();
        }

        try (LedgerProcess ledger = started(data, port)) {
            LedgerClient client = LedgerProcess.client(port);
            int before = until(client, token, job, shown -> true)
                    .at("/progress/done")
                    .asInt();
            until(client, token, job, shown -> shown.at("/progress/done").asInt() > before);
            long resumed = System.nanoTime();
            JsonNode done = until(client, token, job, shown -> shown.has("finishedAt"));
            Duration took = since(resumed);
            System.out.printf(
                    "%d lines after the kill in %s: %d lines/s%n",
                    LINES - before, took, (LINES - before) * 1000L / Math.max(1, took.toMillis()));
            assertThat(done.at("/progress/outcomes").toString()).isEqualTo("{\"changed\":" + LINES + "}");

            String again = sent(client, token, book("again", Math.min(AGAIN, LINES)));
            assertThat(until(client, token, again, shown -> shown.has("finishedAt"))
                            .at("/progress/outcomes")
                            .toString())
                    .isEqualTo("{\"unchanged\":" + Math.min(AGAIN, LINES) + "}");
        }
    }

    private LedgerProcess started(String data, int port) throws IOException, InterruptedException {
        return LedgerProcess.start(folder, "--port", "" + port, "--data", data).ready();
    }

    /** A book of so many lines: a customer, then its subscriptions, and so on; the same whenever it is written. */
    private Path book(String name, int lines) throws IOException {
        Path book = folder.resolve(name);
        try (BufferedWriter out = Files.newBufferedWriter(book)) {
            UUID customer = null;
            for (int line = 0; line < lines; line++) {
                UUID id = UUID.nameUUIDFromBytes(("line " + line).getBytes(StandardCharsets.UTF_8));
                if (customer == null || line % (SUBSCRIPTIONS_EACH + 1) == 0) {
                    customer = id;
                    out.write(CUSTOMER.replace("{id}", id.toString()));
                } else {
                    out.write(SUBSCRIPTION.replace("{id}", id.toString()).replace("{customer}", customer.toString()));
                }
                out.newLine();
            }
        }
        return book;
    }

    private static String sent(LedgerClient client, String token, Path book) throws IOException {
        HttpResponse<String> accepted = client.send(client.to("/ledger/imports")
                .timeout(Duration.ofMinutes(15))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofFile(book)));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        return json(accepted).get("id").asString();
    }

    private static JsonNode until(LedgerClient client, String token, String job, Predicate<JsonNode> there) {
        return json(await().atMost(Duration.ofHours(1))
                .until(
                        () -> client.get("/ledger/jobs/" + job + "?limit=1", token),
                        answer -> answer.statusCode() == 200 && there.test(json(answer))));
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    }

    private static final String CUSTOMER = "{\"type\":\"customer\",\"customer\":{\"id\":\"{id}\",\"companyProfile\":"
            + "{\"tenantId\":\"{id}\",\"domain\":\"c-{id}.onmicrosoft.com\",\"companyName\":\"Minato Foods\"},"
            + "\"billingProfile\":{\"email\":\"it@minato.example\",\"culture\":\"ja-JP\",\"language\":\"ja\","
            + "\"companyName\":\"Minato Foods\",\"defaultAddress\":{\"country\":\"JP\",\"city\":\"Yokohama\","
            + "\"addressLine1\":\"1-2-3 Honcho\"}},\"associatedPartnerId\":\"" + AOBA + "\"}}";

    private static final String SUBSCRIPTION = "{\"type\":\"subscription\",\"customerId\":\"{customer}\","
            + "\"subscription\":{\"id\":\"{id}\",\"orderId\":\"3F2504E0\",\"offerId\":\"CFQ7TTC0LH18:0001:CFQ7TTC0K971\","
            + "\"friendlyName\":\"Head office\",\"quantity\":25,\"creationDate\":\"2026-03-01T00:00:00Z\","
            + "\"effectiveStartDate\":\"2026-03-01T00:00:00Z\",\"commitmentEndDate\":\"2099-02-28T00:00:00Z\","
            + "\"status\":\"active\",\"autoRenewEnabled\":true,\"billingCycle\":\"monthly\",\"termDuration\":\"P1Y\","
            + "\"partnerId\":\"" + AOBAS_PLA + "\"}}";
}
