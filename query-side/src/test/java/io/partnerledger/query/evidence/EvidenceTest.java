package io.partnerledger.query.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partnerledger.events.evidence.ExportVerifier;
import io.partnerledger.events.evidence.ExportVerifier.Verdict;
import io.partnerledger.events.evidence.VerificationKey;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.query.QuerySideTest;
import io.partnerledger.query.Reader;
import io.partnerledger.query.Reader.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvidenceTest extends QuerySideTest {

    private static final String EXPORT = "/ledger/events";

    @Autowired
    private DailyCheckpoints checkpoints;

    private DistributorId kanto;
    private ResellerTenantId aoba;
    private CustomerId minato;

    @BeforeEach
    void kanto_does_business_on_two_days_and_rhein_beside_it() {
        kanto = trade.distributor("Kanto Distribution", "JP");
        aoba = trade.reseller("Aoba Systems", "JP");
        trade.partners(kanto, aoba);
        minato = trade.customer(kanto, aoba, "Minato Foods", "JP");
        trade.partners(trade.distributor("Rhein Distribution", "DE"), trade.reseller("Fjord IT", "NO"));
        trade.after(Duration.ofDays(3));
        trade.order(minato, trade.plaIdOf(aoba), 25);
    }

    /** One who doesn't say how far the ledger must be. */
    private Reader auditor() {
        return as(kanto, "Auditor").with("Ledger-Position", "0");
    }

    private List<JsonNode> export(String query) {
        return lines(auditor().get(EXPORT + query));
    }

    private static List<JsonNode> lines(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(answer.response().body()).endsWith("}\n");
        List<JsonNode> lines = new ArrayList<>();
        answer.response()
                .body()
                .lines()
                .forEach(line -> lines.add(JsonMapper.shared().readTree(line)));
        return lines;
    }

    private Verdict verdict(String query, JsonNode... kept) {
        Answer keys = anybody().get("/ledger/events/keys");
        assertThat(keys.status()).isEqualTo(200);
        List<VerificationKey> trusted = VerificationKey.readAll(keys.response().body());
        assertThat(trusted).isNotEmpty();
        try {
            return ExportVerifier.verify(
                    new ByteArrayInputStream(
                            auditor().get(EXPORT + query).response().body().getBytes(StandardCharsets.UTF_8)),
                    trusted,
                    List.of(kept));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static List<String> types(List<JsonNode> lines) {
        return lines.stream()
                .filter(line -> line.has("type"))
                .map(line -> line.get("type").asString().substring("partner-ledger.".length()))
                .toList();
    }

    @Test
    void a_distributor_gets_all_its_events_as_they_are_stored_and_nobody_elses() {
        List<JsonNode> lines = export("");

        assertThat(types(lines))
                .contains("distributor-registered", "partnership-slot-taken", "customer-domain-claimed", "order-placed")
                .doesNotContain("reseller-tenant-registered", "tenant-claimed", "pla-id-claimed");
        for (JsonNode line : lines.subList(1, lines.size() - 1)) {
            assertThat(line.propertyNames())
                    .containsExactly(
                            "position",
                            "stream",
                            "type",
                            "revision",
                            "time",
                            "metadata",
                            "payload",
                            "prevHash",
                            "hash");
            assertThat(line.at("/payload/distributorId").asString())
                    .isEqualTo(kanto.value().toString());
            assertThat(line.get("payload").toString())
                    .isEqualTo(JdbcClient.create(database())
                            .sql("select payload from events.event where position = ?")
                            .param(line.get("position").longValue())
                            .query(String.class)
                            .single());
        }
        assertThat(lines.get(0).at("/checkpoint/count").asInt()).isZero();
        assertThat(lines.get(lines.size() - 1).at("/checkpoint/count").asInt()).isEqualTo(lines.size() - 2);
        assertThat(auditor().get(EXPORT).response().body()).doesNotContain("it@MinatoFoods");
    }

    @Test
    void it_is_proven_by_the_keys_that_anybody_may_have() {
        Verdict verdict = verdict("");

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.signaturesChecked()).isTrue();
        assertThat(verdict.summary()).contains(kanto.value().toString());
    }

    @Test
    void what_was_stored_before_it_is_asked_for_is_there() {
        for (int i = 0; i < 5; i++) {
            int before = types(export("")).size();
            trade.order(minato, trade.plaIdOf(aoba), 1);
            assertThat(types(export(""))).hasSizeGreaterThan(before);
        }
    }

    @Test
    void stretches_of_time_meet_without_a_gap() {
        Instant secondDay = trade.now().minus(Duration.ofDays(1));
        List<JsonNode> first = export("?to=" + secondDay);
        List<JsonNode> second = export("?from=" + secondDay);

        assertThat(types(first)).contains("customer-added").doesNotContain("order-placed");
        assertThat(types(second)).contains("order-placed").doesNotContain("customer-added");
        assertThat(first.get(first.size() - 1).at("/checkpoint/hash"))
                .isEqualTo(second.get(0).at("/checkpoint/hash"));
        assertThat(first.get(first.size() - 1).at("/checkpoint/time").asString())
                .isEqualTo(secondDay.toString());
        assertThat(types(first).size() + types(second).size())
                .isEqualTo(types(export("")).size());
        assertThat(verdict("?to=" + secondDay).findings()).isEmpty();
        assertThat(verdict("?from=" + secondDay + "&to=" + Instant.now().plusSeconds(3_600))
                        .findings())
                .isEmpty();
        // As the history tells an event's time, in more digits than chains keep.
        trade.at(trade.now().truncatedTo(ChronoUnit.MILLIS).plusNanos(456_000));
        trade.order(minato, trade.plaIdOf(aoba), 1);
        assertThat(types(export("?from=" + trade.now()))).contains("order-placed");
        // From the time of an event on, and up to the time of one.
        assertThat(types(export("?from=" + trade.now()))).contains("order-placed");
        assertThat(types(export("?to=" + trade.now()))).doesNotContain("order-placed");
    }

    @Test
    void a_time_in_which_nothing_happened_is_proven_to_be_so() {
        Instant quiet = trade.now().minus(Duration.ofDays(2));
        String query = "?from=" + quiet + "&to=" + quiet.plusSeconds(3_600);

        List<JsonNode> lines = export(query);

        assertThat(lines).hasSize(2);
        for (String member : List.of("count", "hash", "position")) {
            assertThat(lines.get(0).at("/checkpoint/" + member))
                    .isEqualTo(lines.get(1).at("/checkpoint/" + member));
        }
        assertThat(verdict(query).summary()).contains("nothing happened");
        assertThat(export("?to=" + trade.now().minus(Duration.ofDays(3_000)))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z, to",
        "from=2026-01-01T00:00:00Z&to=2026-01-01T00:00:00Z, to",
        "to=-100000-01-01T00:00:00Z, to",
        "from=9000-01-01T00:00:00Z, from",
        "from=yesterday, from",
        "to=2026-13-01T00:00:00Z, to"
    })
    void a_time_that_is_none_is_refused(String query, String member) {
        Answer answer = auditor().get(EXPORT + "?" + query);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid-request");
        assertThat(answer.response().body()).contains("\"" + member + "\"");
    }

    /** More than is read at once, so that the answer is under way. */
    @Test
    void what_cant_be_had_to_its_end_breaks_off_and_does_not_read_as_a_whole() {
        for (int i = 0; i < 260; i++) {
            trade.order(minato, trade.plaIdOf(aoba), 1);
        }
        assertThat(verdict("").findings()).isEmpty();
        JdbcClient.create(database())
                .sql("update evidence.entry set position = -number where distributor_id = ? and number > 510")
                .param(kanto.value())
                .update();

        assertThatThrownBy(() -> auditor().get(EXPORT)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void days_are_listed_with_what_was_signed_of_them_and_hold_against_later_exports() {
        LocalDate first = LocalDate.ofInstant(trade.now(), ZoneOffset.UTC).minusDays(3);
        assertThat(auditor().read(EXPORT + "/checkpoints").get("items").isEmpty())
                .isTrue();
        verdict("");
        checkpoints.sign(kanto.value(), first.datesUntil(first.plusDays(6)).toList(), Instant.now());

        List<JsonNode> days = auditor().allPages(EXPORT + "/checkpoints", 4);

        assertThat(Reader.each(days, "day"))
                .containsExactlyElementsOf(first.datesUntil(first.plusDays(6))
                        .map(LocalDate::toString)
                        .toList());
        List<String> hashes = Reader.each(days, "checkpoint/hash");
        assertThat(hashes.get(1)).isEqualTo(hashes.get(0)).isEqualTo(hashes.get(2));
        assertThat(hashes.get(4)).isNotEqualTo(hashes.get(0)).isEqualTo(hashes.get(5));
        assertThat(Reader.each(
                        auditor()
                                .allPages(
                                        EXPORT + "/checkpoints?from=" + first.plusDays(1) + "&to=" + first.plusDays(2),
                                        4),
                        "day"))
                .containsExactly(first.plusDays(1).toString(), first.plusDays(2).toString());
        assertThat(verdict("", days.stream().map(day -> day.get("checkpoint")).toArray(JsonNode[]::new))
                        .findings())
                .isEmpty();
        assertThat(as(trade.distributor("Tokai Distribution", "JP"), "Auditor")
                        .read(EXPORT + "/checkpoints")
                        .get("items")
                        .isEmpty())
                .isTrue();
        for (String wrong : List.of("from=2026-02-02&to=2026-02-01", "from=today", "limit=0", "cursor=x")) {
            assertThat(auditor().get(EXPORT + "/checkpoints?" + wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }
}
