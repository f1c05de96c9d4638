package io.partnerledger.standalone.start;

import static io.partnerledger.standalone.LedgerClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.partnerledger.standalone.LedgerClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A ledger with 512 MB of memory on a long history, which it fills its projections from, and fills them anew. */
class RebuildingWhileServingTest {

    private static final int SOON_DONE = 50_000;

    private static final Duration LOAD_FOR_AN_EVENT = Duration.ofMillis(3);
    private static final Duration IN_ANY_CASE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @Test
    void twenty_thousand_events_are_rebuilt_past_a_kill_while_every_request_is_answered() throws Exception {
        rebuildPastAKill(20_000);
    }

    @Test
    @Tag("slow")
    void a_million_events_are_rebuilt_past_a_kill_while_every_request_is_answered() throws Exception {
        rebuildPastAKill(Integer.getInteger("history.events", 1_000_000));
    }

    private void rebuildPastAKill(int events) throws Exception {
        // What is written meanwhile is to be rebuilt, too: where little is left of a machine, that would be for ever.
        Duration underLoad = LOAD_FOR_AN_EVENT.multipliedBy(events);
        Duration patience = underLoad.multipliedBy(2).plus(IN_ANY_CASE);
        Path data = folder.resolve("data");
        long begun = System.nanoTime();
        GivenHistory history = GivenHistory.of(events, data);
        say("%d events were stored in %s", events, since(begun));
        Load load;
        Map<String, Integer> served;
        JsonNode halfWay;
        int port = LedgerProcess.freePort();
        try (LedgerProcess ledger = started(events, data, port)) {
            Operator operator = Operator.of(LedgerProcess.client(port), patience);
            long filling = System.nanoTime();
            served = operator.generations(operator.until(all -> every(
                    all,
                    each -> each.get("status").asString().equals("serving")
                            && each.get("position").asLong() >= events)));
            say("first filled in %s after the start", since(filling));

            load = Load.on(LedgerProcess.client(port), history.token(), history.trade(), underLoad);
            served.keySet().forEach(operator::rebuild);
            halfWay = operator.until(all -> some(all, each -> each.has("rebuild"))
                    && every(
                            all,
                            each -> !each.has("rebuild")
                                    || each.at("/rebuild/processed").asLong() > events / 4));
            load.theLedgerIsToBeKilled();
            ledger.kill();
            load.close();
            say("until the kill: %s", load);
            assertThat(load.failures()).isEmpty();
        }

        try (LedgerProcess ledger = started(events, data, port)) {
            Operator operator = Operator.of(LedgerProcess.client(port), patience);
            long rebuilding = System.nanoTime();
            requireGoingOn(halfWay, operator.all());
            try (Load goingOn = load.goingOn()) {
                JsonNode rebuilt = operator.until(all -> every(
                        all,
                        each -> each.get("generation").asInt()
                                == served.get(each.get("name").asString()) + 1));
                say("the rest was rebuilt in %s, up to %s", since(rebuilding), rebuilt.at("/items/0/head"));
                goingOn.close();
                say("meanwhile: %s", goingOn);
                assertThat(goingOn.failures()).isEmpty();
                // Two hundred a second are sent; how many a machine that builds, too, gets through is no matter of a
                // test.
                assertThat(goingOn.commandsASecond()).isPositive();
            }

            long verifying = System.nanoTime();
            served.keySet().forEach(operator::verify);
            for (String projection : served.keySet()) {
                JsonNode verification = operator.verification(projection);
                assertThat(verification.get("status").asString())
                        .as("%s: %s", projection, verification)
                        .isEqualTo("done");
                assertThat(verification.get("differences").asLong())
                        .as("%s: %s", projection, verification)
                        .isZero();
                say(
                        "%s: %d rows are what the history gives",
                        projection, verification.get("rowsCompared").asLong());
            }
            say("verified in %s", since(verifying));
            ledger.terminate();
            assertThat(ledger.ended().err()).isEmpty();
        }
        Set<UUID> lost = new HashSet<>(load.acknowledged());
        lost.removeAll(history.requestsKept(events));
        assertThat(lost).as("of %d acknowledged", load.acknowledged().size()).isEmpty();
    }

    private LedgerProcess started(int events, Path data, int port) throws Exception {
        String[] options = {"--port", "" + port, "--data", data.toString()};
        return (events > SOON_DONE ? LedgerProcess.startForLong(folder, options) : LedgerProcess.start(folder, options))
                .ready();
    }

    /** What is still being rebuilt was begun before, and has not begun again. */
    private static void requireGoingOn(JsonNode before, JsonNode after) {
        Map<String, JsonNode> begun = new HashMap<>();
        before.get("items").forEach(each -> begun.put(each.get("name").asString(), each.path("rebuild")));
        for (JsonNode each : after.get("items")) {
            if (each.has("rebuild")) {
                JsonNode then = begun.get(each.get("name").asString());
                JsonNode now = each.get("rebuild");
                assertThat(now.get("generation")).as("%s", each).isEqualTo(then.get("generation"));
                assertThat(now.get("startedAt")).as("%s", each).isEqualTo(then.get("startedAt"));
                assertThat(now.get("processed").asLong())
                        .as("%s", each)
                        .isGreaterThanOrEqualTo(then.get("processed").asLong());
            }
        }
    }

    private static boolean every(JsonNode all, Predicate<JsonNode> such) {
        return !some(all, such.negate());
    }

    private static boolean some(JsonNode all, Predicate<JsonNode> such) {
        for (JsonNode each : all.get("items")) {
            if (such.test(each)) {
                return true;
            }
        }
        return false;
    }

    private static void say(String what, Object... figures) {
        System.out.printf(what + "%n", figures);
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    }

    /** Who looks after a ledger's projections. */
    private record Operator(LedgerClient client, String token, Duration patience) {

        static Operator of(LedgerClient client, Duration patience) {
            return new Operator(client, client.tokenFor("ledger-operator"), patience);
        }

        JsonNode all() {
            HttpResponse<String> answer = client.get("/ledger/projections", token);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return json(answer);
        }

        JsonNode until(Predicate<JsonNode> there) {
            return await().atMost(patience).pollInterval(Duration.ofMillis(200)).until(this::all, there);
        }

        Map<String, Integer> generations(JsonNode all) {
            Map<String, Integer> generations = new HashMap<>();
            all.get("items")
                    .forEach(each -> generations.put(
                            each.get("name").asString(), each.get("generation").asInt()));
            return generations;
        }

        void rebuild(String projection) {
            accepted(client.post("/ledger/projections/" + projection + "/rebuild", token, ""));
        }

        void verify(String projection) {
            accepted(client.post("/ledger/projections/" + projection + "/verification", token, ""));
        }

        private static void accepted(HttpResponse<String> answer) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        }

        JsonNode verification(String projection) {
            return await().atMost(patience)
                    .pollInterval(Duration.ofMillis(200))
                    .until(
                            () -> json(client.get("/ledger/projections/" + projection + "/verification", token)),
                            told -> !told.get("status").asString().equals("running"));
        }
    }
}
