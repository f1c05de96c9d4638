package io.partnerledger.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A reseller that is lost with all it sold: a hundred thousand lines tried, then all of it replaced. */
@Tag("slow")
class AHundredThousandReplacementsTest extends StoryTest {

    private static final int SUBSCRIPTIONS = 10_000;
    private static final int LINES = 100_000;
    private static final int LINES_OF_AN_ORDER = 200;

    @Test
    void a_hundred_thousand_lines_are_judged_and_ten_thousand_subscriptions_get_another_partner_of_record() {
        Actor kanto = distributor("Kanto Distribution", "JP");
        Reseller aoba = resellerInGoodStanding("Aoba Systems", "JP");
        Reseller minami = resellerInGoodStanding("Minami Cloud", "JP");
        partners(kanto, aoba);
        partners(kanto, minami);
        List<String> sold = sold(kanto, customerOf(kanto, aoba), aoba);

        JsonNode tried = atItsEnd(
                kanto,
                stillSignedIn(kanto)
                        .postLines(
                                "/ledger/por-replacements?dryRun=true",
                                IntStream.range(0, LINES)
                                        .mapToObj(n -> "{\"subscriptionId\":\"%s\",\"toPlaId\":\"%s\"}"
                                                .formatted(sold.get(n % SUBSCRIPTIONS), minami.plaId()))
                                        .collect(Collectors.joining("\n")))
                        .as(202));
        // While so much is being folded, the answer may be to try again.
        JsonNode replaced = atItsEnd(
                kanto,
                await().atMost(Duration.ofMinutes(10))
                        .until(
                                () -> stillSignedIn(kanto)
                                        .post(
                                                "/ledger/por-replacements",
                                                "{\"fromPlaId\":\"%s\",\"toPlaId\":\"%s\"}"
                                                        .formatted(aoba.plaId(), minami.plaId())),
                                answer -> answer.status() != 503)
                        .as(202));

        String all = "{\"lines\":%1$d,\"done\":%1$d,\"outcomes\":{\"changed\":%1$d}}";
        assertThat(tried.at("/progress").toString()).isEqualTo(all.formatted(LINES));
        assertThat(replaced.at("/progress").toString()).isEqualTo(all.formatted(SUBSCRIPTIONS));
    }

    private List<String> sold(Actor distributor, String customer, Reseller through) {
        String lines = IntStream.range(0, LINES_OF_AN_ORDER)
                .mapToObj(line -> """
                        {"lineItemNumber":%d,"offerId":"CFQ7TTC0LH18:0001:CFQ7TTC0K971","quantity":25,
                         "partnerIdOnRecord":"%s"}""".formatted(line, through.plaId()))
                .collect(Collectors.joining(","));
        List<String> sold = new ArrayList<>(SUBSCRIPTIONS);
        while (sold.size() < SUBSCRIPTIONS) {
            stillSignedIn(distributor)
                    .post("/v1/customers/" + customer + "/orders", "{\"lineItems\":[" + lines + "]}")
                    .as(201)
                    .get("lineItems")
                    .forEach(line -> sold.add(line.get("subscriptionId").asString()));
        }
        return sold;
    }

    private JsonNode atItsEnd(Actor distributor, JsonNode job) {
        String path = "/ledger/jobs/" + job.get("id").asString() + "?limit=1";
        return await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> stillSignedIn(distributor).get(path).as(200), now -> now.has("finishedAt"));
    }

    /** Tokens are short-lived, and this takes a while. */
    private Actor stillSignedIn(Actor distributor) {
        return signedIn(distributor.tenant(), "AdminAgent");
    }
}
