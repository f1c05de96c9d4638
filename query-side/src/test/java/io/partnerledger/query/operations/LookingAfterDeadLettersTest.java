package io.partnerledger.query.operations;

import static io.partnerledger.query.Reader.each;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.query.QuerySideTest;
import io.partnerledger.query.Reader;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class LookingAfterDeadLettersTest extends QuerySideTest {

    private static final String LETTERS = "/ledger/dead-letters";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final JdbcClient jdbc = JdbcClient.create(database());
    private final UUID tenant = UUID.randomUUID();

    /** One of another version of the program, so that nobody here retries what is parked of it. */
    @BeforeEach
    void a_projection_that_nobody_follows() {
        for (String schema : List.of("views", "command")) {
            jdbc.sql("insert into " + schema
                            + ".projection (name, shape, generation, serving, position, parked)"
                            + " values ('ghost', 9, 1, true, 100, true)")
                    .update();
        }
    }

    @AfterEach
    void and_is_dropped() {
        jdbc.sql("delete from views.projection where name = 'ghost'").update();
        jdbc.sql("delete from command.projection where name = 'ghost'").update();
    }

    private UUID parked(String schema, String stream, long position, String cause) {
        return jdbc.sql("insert into " + schema + ".dead_letter (name, shape, generation, stream, sequence, position,"
                        + " type, cause, detail, attempts) values ('ghost', 9, 1, ?, ?, ?, 'partner-ledger.seen', ?,"
                        + " 'SQLSTATE 23514, constraint no_ghosts', 1) returning id")
                .params(stream, position, position, cause)
                .query(UUID.class)
                .single();
    }

    private Reader operator() {
        return as(tenant, "LedgerOperator");
    }

    @Test
    void letters_of_views_and_of_what_follows_for_commands_are_listed_page_by_page() {
        UUID first = parked("views", "order:1", 11, "row-refused");
        UUID second = parked("views", "order:1", 12, "waits");
        UUID third = parked("command", "order:2", 5, "folding-failed");

        List<JsonNode> items = operator().allPages(LETTERS + "?projection=ghost", 1);

        assertThat(each(items, "id")).containsExactly(third.toString(), first.toString(), second.toString());
        assertThat(each(items, "status")).containsOnly("parked");
        JsonNode letter = items.get(1);
        assertThat(letter.get("projection").asString()).isEqualTo("ghost");
        assertThat(letter.get("shape").asInt()).isEqualTo(9);
        assertThat(letter.get("generation").asInt()).isEqualTo(1);
        assertThat(letter.get("stream").asString()).isEqualTo("order:1");
        assertThat(letter.get("position").asLong()).isEqualTo(11);
        assertThat(letter.get("type").asString()).isEqualTo("partner-ledger.seen");
        assertThat(letter.get("cause").asString())
                .isEqualTo("The database refused the row of the event (SQLSTATE 23514, constraint no_ghosts).");
        assertThat(letter.get("attempts").asInt()).isEqualTo(1);
        assertThat(letter.has("parkedAt")).isTrue();
        assertThat(letter.has("waitsFor")).isFalse();
        assertThat(items.get(2).get("waitsFor").asString()).isEqualTo(first.toString());
        assertThat(items.get(2).get("cause").asString()).contains(first.toString());
        assertThat(operator()
                        .inJapanese()
                        .read(LETTERS + "?projection=ghost")
                        .at("/items/1/cause")
                        .asString())
                .contains("拒否");
        assertThat(each(operator().read(LETTERS).get("items"), "id")).contains(first.toString());
    }

    @Test
    void a_letter_that_is_being_retried_can_not_be_discarded_but_once_it_failed_it_can() {
        UUID first = parked("command", "order:1", 11, "row-refused");
        UUID second = parked("command", "order:1", 12, "waits");

        Reader.Answer retried = operator().send("POST", LETTERS + "/" + first + "/retry");
        assertThat(retried.status()).as(retried.toString()).isEqualTo(202);
        assertThat(retried.json().get("status").asString()).isEqualTo("retrying");
        assertThat(operator().send("POST", LETTERS + "/" + first + "/retry").status())
                .isEqualTo(202);
        assertThat(operator().each(LETTERS + "?projection=ghost&status=retrying", "id"))
                .containsExactly(first.toString(), second.toString());

        for (UUID letter : List.of(first, second)) {
            Reader.Answer refused = operator().send("DELETE", LETTERS + "/" + letter);
            assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("dead-letter-being-retried");
        }
        assertThat(operator().each(LETTERS + "?projection=ghost&status=discarded", "id"))
                .isEmpty();

        // It has failed again, on whichever node.
        jdbc.sql("update command.dead_letter set retry_requested_at = null, retry_requested_by = null")
                .update();
        assertThat(operator().send("DELETE", LETTERS + "/" + first).status()).isEqualTo(204);
        assertThat(operator().send("DELETE", LETTERS + "/" + first).status()).isEqualTo(404);
        assertThat(operator().send("POST", LETTERS + "/" + first + "/retry").status())
                .isEqualTo(404);
        assertThat(operator().each(LETTERS + "?projection=ghost", "id")).containsExactly(second.toString());
        JsonNode discarded = operator()
                .read(LETTERS + "?projection=ghost&status=discarded")
                .get("items")
                .get(0);
        assertThat(discarded.get("id").asString()).isEqualTo(first.toString());
        assertThat(discarded.get("settledBy").asString()).isEqualTo("sato");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET ?projection=nonsense 400",
                "GET ?status=lost 400",
                "GET ?cursor=x 400",
                "GET ?limit=0 400",
                "POST /00000000-0000-4000-8000-000000000000/retry 404",
                "POST /17/retry 404",
                "POST /%20/retry 404",
                "DELETE /00000000-0000-4000-8000-000000000000 404",
                "DELETE /nonsense 404",
                "DELETE  405"
            })
    void bad_input_is_told_so(String asked) {
        String[] parts = asked.split(" ", 3);

        Reader.Answer answer = operator().send(parts[0], LETTERS + parts[1]);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(Integer.parseInt(parts[2]));
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void only_the_ledgers_operators_change_anything() {
        UUID letter = parked("views", "order:1", 11, "row-refused");
        DistributorId kanto = trade.distributor("Kanto Distribution", "JP");
        for (String change : List.of("POST " + LETTERS + "/" + letter + "/retry", "DELETE " + LETTERS + "/" + letter)) {
            String[] parts = change.split(" ");
            assertThat(anybody().send(parts[0], parts[1]).status()).isEqualTo(401);
            for (String role : List.of("AdminAgent", "SalesAgent", "HelpdeskAgent", "Auditor", "ProgrammeOperator")) {
                assertThat(as(kanto, role).send(parts[0], parts[1]).status())
                        .as(role + " " + change)
                        .isEqualTo(403);
            }
        }
        assertThat(each(operator().read(LETTERS + "?projection=ghost").get("items"), "status"))
                .containsExactly("parked");
    }

    private OptionalLong lettersShownWith(String projection) {
        for (JsonNode item : operator().read("/ledger/projections").get("items")) {
            if (item.get("name").asString().equals(projection) && item.has("deadLetters")) {
                return OptionalLong.of(item.get("deadLetters").asLong());
            }
        }
        return OptionalLong.empty();
    }

    @Test
    void a_row_that_is_refused_is_a_letter_until_its_cause_is_mended_and_it_is_retried() {
        DistributorId kanto = trade.distributor("Kanto Distribution", "JP");
        String table = jdbc.sql("select 'views.customer_v' || shape || '_g' || generation from views.projection"
                        + " where name = 'customer' and serving")
                .query(String.class)
                .single();
        jdbc.sql("alter table " + table + " add constraint no_fish check (company_name <> 'Tsukiji Fish')")
                .update();
        CustomerId refused;
        CustomerId taken;
        try {
            refused = trade.customer(kanto, null, "Tsukiji Fish", "JP");
            taken = trade.customer(kanto, null, "Minato Foods", "JP");
            assertThat(as(kanto).get("/v1/customers/" + taken.value()).status()).isEqualTo(200);
            assertThat(as(kanto).get("/v1/customers/" + refused.value()).status())
                    .isEqualTo(403);
        } finally {
            jdbc.sql("alter table " + table + " drop constraint no_fish").update();
        }
        assertThat(lettersShownWith("customer")).hasValue(1);
        JsonNode letter =
                operator().read(LETTERS + "?projection=customer").get("items").get(0);
        assertThat(letter.get("stream").asString()).isEqualTo(refused.stream());
        assertThat(letter.get("cause").asString()).contains("no_fish").doesNotContain("Tsukiji");

        assertThat(operator()
                        .send("POST", LETTERS + "/" + letter.get("id").asString() + "/retry")
                        .status())
                .isEqualTo(202);

        await().atMost(SOON)
                .until(() -> operator()
                        .read(LETTERS + "?projection=customer")
                        .get("items")
                        .isEmpty());
        assertThat(lettersShownWith("customer")).isEmpty();
        assertThat(as(kanto).get("/v1/customers/" + refused.value()).status()).isEqualTo(200);
        assertThat(each(
                        operator()
                                .read(LETTERS + "?projection=customer&status=folded")
                                .get("items"),
                        "stream"))
                .contains(refused.stream());
    }
}
