package io.partnerledger.events.evidence;

import static io.partnerledger.events.evidence.AnExport.KEY;
import static io.partnerledger.events.evidence.AnExport.checkpoint;
import static io.partnerledger.events.evidence.AnExport.fitting;
import static io.partnerledger.events.evidence.AnExport.json;
import static io.partnerledger.events.evidence.AnExport.makeAllFit;
import static io.partnerledger.events.evidence.AnExport.verify;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.events.evidence.Checkpoint.State;
import io.partnerledger.events.evidence.ExportVerifier.Verdict;
import io.partnerledger.events.store.StoredEvent;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Each kind of tampering at every place of an export is found, and the finding names the place. */
class ExportVerifierTest {

    private static final int BEFORE = 7;
    private static final int EVENTS = 10;

    /** The numbers of its lines: the opening checkpoint is 1, and the closing one is this. */
    private static final int LAST = EVENTS + 2;

    /** The lines that are events. */
    static IntStream events() {
        return IntStream.range(2, LAST);
    }

    private static List<String> tampered(Consumer<List<String>> tampering) {
        List<String> lines = AnExport.lines(BEFORE, EVENTS);
        tampering.accept(lines);
        return lines;
    }

    private static String changed(String line, Consumer<ObjectNode> change) {
        ObjectNode json = json(line);
        change.accept(json);
        return json.toString();
    }

    private static void assertFound(List<String> lines, long line, String... sentence) {
        Verdict verdict = verify(lines);
        assertThat(verdict.isExport()).isTrue();
        assertThat(verdict.findings()).hasSize(1);
        assertThat(verdict.findings().get(0).line()).as(verdict.toString()).isEqualTo(line);
        assertThat(verdict.findings().get(0).sentence()).contains(sentence);
    }

    @Test
    void what_nobody_has_touched_is_proven_wherever_it_begins_and_ends() {
        for (int before : List.of(0, 1, BEFORE)) {
            for (int events : List.of(0, 1, 2, EVENTS, 40)) {
                Verdict verdict = verify(AnExport.lines(before, events));
                assertThat(verdict.findings()).isEmpty();
                assertThat(verdict.summary())
                        .contains(AnExport.KANTO.toString())
                        .contains(
                                events == 0
                                        ? "nothing happened"
                                        : "events " + (before + 1) + " to " + (before + events))
                        .containsPattern("[a-z]\\. Signed at \\S+Z with key \\S+\\.$");
            }
        }
    }

    @Test
    void an_event_of_every_kind_goes_through_and_how_its_line_is_written_matters_not() {
        int all = AnExport.events().size();
        List<String> lines = AnExport.lines(0, all);
        assertThat(verify(lines).findings()).isEmpty();

        // As another program may write it: other order, blanks, every letter that is not ASCII escaped.
        lines.replaceAll(line -> {
            ObjectNode json = json(line);
            ObjectNode turned = json.objectNode();
            List<String> names = new ArrayList<>(json.propertyNames());
            Collections.reverse(names);
            names.forEach(name -> turned.set(name, json.get(name)));
            StringBuilder ascii = new StringBuilder();
            turned.toString().chars().forEach(c -> ascii.append(c < 128 ? "" + (char) c : "\\u%04x".formatted(c)));
            return ascii + " \r";
        });
        assertThat(verify(lines).findings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_changed_line_is_named_whatever_was_changed(int at) {
        for (String member : List.of("stream", "type", "revision", "time")) {
            assertFound(
                    tampered(lines -> lines.set(at - 1, changed(lines.get(at - 1), json -> json.put(member, "x")))),
                    at,
                    "Line " + at + " was changed");
        }
        for (String member : List.of("metadata", "payload")) {
            assertFound(
                    tampered(lines -> lines.set(
                            at - 1,
                            changed(lines.get(at - 1), json -> ((ObjectNode) json.get(member)).put("roles", "")))),
                    at,
                    "Line " + at + " was changed");
            assertFound(
                    tampered(lines -> lines.set(at - 1, changed(lines.get(at - 1), json -> json.remove(member)))),
                    at,
                    "Line " + at + " was changed");
        }
        for (String member : List.of("prevHash", "hash")) {
            assertFound(
                    tampered(lines ->
                            lines.set(at - 1, changed(lines.get(at - 1), json -> json.put(member, "ab".repeat(32))))),
                    at,
                    "Line " + at + " was changed");
            assertFound(
                    tampered(lines -> lines.set(at - 1, changed(lines.get(at - 1), json -> json.remove(member)))),
                    at,
                    "Line " + at + " was changed");
        }
        assertFound(
                tampered(lines -> lines.set(at - 1, changed(lines.get(at - 1), json -> json.put("note", "hello")))),
                at,
                "Line " + at + " was changed");
        assertFound(
                tampered(lines ->
                        lines.set(at - 1, lines.get(at - 1).replaceFirst("\"type\"", "\"type\":\"x\",\"type\""))),
                at,
                "Line " + at + " was changed");
        assertFound(
                tampered(lines -> lines.set(
                        at - 1,
                        lines.get(at - 1).replaceFirst("\"payload\":\\{", "$0\"n\":25.000000000000000000001,"))),
                at,
                "Line " + at + " was changed");
        assertFound(tampered(lines -> lines.set(at - 1, "nonsense")), at, "Line " + at + " was changed");
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_changed_line_whose_hash_was_made_to_fit_is_named(int at) {
        List<String> lines = tampered(all -> {
            ObjectNode json = json(all.get(at - 1));
            json.put("type", "partner-ledger.something-else");
            all.set(at - 1, fitting(json));
        });

        if (at < LAST - 1) {
            assertFound(lines, at, "Line " + at + " was changed and its hash made to fit");
        } else {
            assertFound(lines, 0, "not the closing checkpoint's");
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void with_all_hashes_made_to_fit_the_checkpoints_tell_and_kept_ones_say_where(int at) {
        List<String> lines = tampered(all -> {
            all.set(at - 1, changed(all.get(at - 1), json -> json.put("type", "x")));
            makeAllFit(all, at - 1);
        });
        assertFound(lines, 0, "not the closing checkpoint's", "all hashes after it were made to fit");

        Verdict verdict = verify(lines, checkpoint(BEFORE + at - 2), checkpoint(BEFORE + at - 1));
        assertThat(verdict.findings()).anySatisfy(finding -> {
            assertThat(finding.line()).isEqualTo(at);
            assertThat(finding.sentence()).contains("between line " + at + " and line " + at + " was changed");
        });

        lines.remove(at - 1);
        makeAllFit(lines, at - 1);
        assertThat(verify(lines).findings())
                .extracting(Finding::sentence)
                .anySatisfy(sentence -> assertThat(sentence).contains("1 line is missing"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_changed_position_is_noticed_though_it_is_not_hashed(int at) {
        for (long by : List.of(-3_000L, -1L, 1L, 3_000L)) {
            Verdict verdict = verify(tampered(lines -> lines.set(
                    at - 1,
                    changed(
                            lines.get(at - 1),
                            json -> json.put("position", json.get("position").longValue() + by)))));
            assertThat(verdict.findings()).hasSize(1);
            assertThat(verdict.findings().get(0).sentence()).contains("position");
            assertThat(verdict.findings().get(0).line()).isIn(0L, (long) at, at + 1L);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, EVENTS})
    void missing_lines_are_counted_and_their_place_is_named(int gone) {
        for (int first = 2; first + gone <= LAST; first++) {
            int from = first;
            String are = gone == 1 ? "1 line is missing" : gone + " lines are missing";
            List<String> lines =
                    tampered(all -> all.subList(from - 1, from - 1 + gone).clear());
            if (first + gone == LAST) {
                assertFound(lines, first, "The end is cut", are, "before line " + first);
            } else if (first == 2) {
                assertFound(lines, 2, "The beginning is cut", are);
            } else {
                assertFound(lines, first, "Between line " + (first - 1) + " and line " + first, are);
            }
        }
    }

    @Test
    void lines_missing_at_two_places_are_named_both() {
        Verdict verdict = verify(tampered(lines -> {
            lines.remove(9);
            lines.remove(4);
        }));

        assertThat(verdict.findings())
                .extracting(Finding::sentence)
                .containsExactly(
                        "Between line 4 and line 5 at least one line is missing.",
                        "Between line 8 and line 9 at least one line is missing.",
                        "2 lines are missing in all.");
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_added_line_is_named_be_it_a_copy_an_invention_or_nonsense(int at) {
        for (int copied = 2; copied < LAST; copied++) {
            int original = copied;
            List<String> lines = tampered(all -> all.add(at - 1, all.get(original - 1)));
            if (original == at || original == at - 1) {
                // Of two that are the same and side by side, nobody can tell which one was there first.
                assertThat(verify(lines).findings())
                        .singleElement()
                        .extracting(Finding::line)
                        .isIn((long) original, original + 1L);
            } else {
                assertFound(lines, at, "Line " + at + " was added");
            }
        }
        assertFound(
                tampered(all -> {
                    ObjectNode json = json(all.get(at - 1));
                    json.put("type", "partner-ledger.invented");
                    all.add(at - 1, fitting(json));
                }),
                at,
                "Line " + at + " was added");
        assertFound(
                tampered(all -> all.add(at - 1, changed(all.get(at - 1), json -> {
                    json.put("hash", "ab".repeat(32));
                    json.put("prevHash", "cd".repeat(32));
                }))),
                at,
                "Line " + at + " was added");
        assertFound(tampered(all -> all.add(at - 1, "")), at, "Line " + at + " is empty");
        assertFound(tampered(all -> all.add(at - 1, "nonsense")), at, "Line " + at);
        assertFound(tampered(all -> all.add(at - 1, all.get(0))), at, "Line " + at + " was added");
    }

    @Test
    void several_invented_lines_in_a_row_are_named_together() {
        assertFound(
                tampered(lines -> {
                    for (int at = 5; at < 8; at++) {
                        ObjectNode json = json(lines.get(at - 1));
                        json.put("prevHash", json(lines.get(at - 2)).get("hash").asString());
                        json.put("type", "x");
                        lines.add(at - 1, fitting(json));
                    }
                }),
                5,
                "Lines 5 to 7 were added");
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_line_put_in_the_place_of_another_is_named(int at) {
        assertFound(
                tampered(lines -> {
                    ObjectNode json = json(lines.get(at - 1));
                    json.put("type", "x");
                    json.put("prevHash", "cd".repeat(32));
                    lines.set(at - 1, fitting(json));
                }),
                at,
                "Line " + at + " was put in the place of others");
    }

    @ParameterizedTest
    @MethodSource("events")
    void moved_lines_are_named_with_their_place(int at) {
        for (int to = 2; to < LAST; to++) {
            if (to == at) {
                continue;
            }
            int there = to;
            List<String> lines = tampered(all -> all.add(there - 1, all.remove(at - 1)));
            Verdict verdict = verify(lines);
            assertThat(verdict.findings()).hasSize(1);
            if (Math.abs(at - to) == 1) {
                // Of two that changed places either may have moved.
                assertThat(verdict.findings().get(0).line()).isIn((long) at, (long) to);
            } else {
                assertFound(lines, to, "Line " + to + " was moved", "after line " + (to < at ? at : at - 1));
            }
        }
    }

    @Test
    void lines_that_changed_places_are_named_both() {
        Verdict verdict = verify(tampered(lines -> Collections.swap(lines, 4, 9)));

        assertThat(verdict.findings()).extracting(Finding::line).containsExactly(5L, 10L);
        assertThat(verdict.findings()).extracting(Finding::sentence).allMatch(sentence -> sentence.contains("moved"));
    }

    @Test
    void a_cut_beginning_and_a_cut_end_are_told() {
        for (int gone = 1; gone <= EVENTS + 1; gone++) {
            int lines = gone;
            assertFound(tampered(all -> all.subList(0, lines).clear()), 1, "cut");
            List<String> begun = tampered(all -> all.subList(LAST - lines, LAST).clear());
            assertFound(begun, LAST - lines, "The end is cut");
        }
        byte[] whole = (String.join("\n", AnExport.lines(BEFORE, EVENTS)) + "\n").getBytes(StandardCharsets.UTF_8);
        for (int length = 97; length < whole.length - 1; length += 97) {
            Verdict verdict = verify(Arrays.copyOf(whole, length), List.of(KEY.publicKey()));
            if (verdict.isExport()) {
                assertThat(verdict.findings())
                        .anyMatch(finding -> finding.sentence().contains("The end is cut"));
            } else {
                assertThat(new String(whole, 0, length, StandardCharsets.UTF_8)).doesNotContain("\n");
            }
        }
    }

    @Test
    void a_changed_checkpoint_is_named() {
        for (int at : List.of(1, LAST)) {
            for (String member : List.of("count", "position")) {
                assertFound(
                        tampered(lines -> lines.set(at - 1, changed(lines.get(at - 1), json -> {
                            ObjectNode checkpoint = (ObjectNode) json.get("checkpoint");
                            checkpoint.put(member, checkpoint.get(member).longValue() + 1);
                        }))),
                        at,
                        "Line " + at + " was changed");
            }
            assertFound(
                    tampered(lines -> lines.set(
                            at - 1,
                            changed(
                                    lines.get(at - 1),
                                    json -> ((ObjectNode) json.get("checkpoint")).put("hash", "ab".repeat(32))))),
                    at,
                    "Line " + at + " was changed");
            List<String> lines = tampered(all -> all.set(
                    at - 1,
                    changed(
                            all.get(at - 1),
                            json -> ((ObjectNode) json.get("checkpoint")).put("time", "2030-01-01T00:00:00Z"))));
            assertThat(verify(lines).findings()).extracting(Finding::line).containsExactly((long) at);
        }
    }

    /** Only what nothing but a signature covers needs a key. */
    @ParameterizedTest
    @MethodSource("events")
    void what_does_not_fit_together_shows_without_a_key(int at) {
        List<List<String>> all = List.of(
                tampered(lines -> lines.set(at - 1, changed(lines.get(at - 1), json -> json.put("type", "x")))),
                tampered(lines -> lines.remove(at - 1)),
                tampered(lines -> lines.add(at - 1, lines.get(at - 1))),
                tampered(lines -> lines.add(2, lines.remove(at - 1) + " ")).subList(0, LAST - 1));
        all.forEach(lines -> assertThat(
                        verify(String.join("\n", lines), List.of()).findings())
                .isNotEmpty());
    }

    @Test
    void another_key_proves_nothing() {
        List<String> lines = AnExport.lines(BEFORE, EVENTS);
        String text = String.join("\n", lines);

        assertThat(verify(text, List.of(SigningKey.made().publicKey())).findings())
                .extracting(Finding::line)
                .containsExactly(1L, (long) LAST);
        assertThat(verify(text, List.of(SigningKey.made().publicKey(), KEY.publicKey()))
                        .findings())
                .isEmpty();
        assertThat(verify(text, List.of()).signaturesChecked()).isFalse();
        assertThat(verify(text, List.of()).findings()).isEmpty();
    }

    @Test
    void two_exports_are_not_one() {
        List<String> lines = new ArrayList<>(AnExport.lines(0, 5));
        lines.addAll(AnExport.lines(5, 5));

        assertThat(verify(lines).findings()).extracting(Finding::line).containsExactly(7L, 8L);
    }

    @Test
    void a_kept_checkpoint_that_the_export_does_not_reach_shows_nothing() {
        List<String> lines = AnExport.lines(BEFORE, EVENTS);

        assertThat(verify(lines, checkpoint(BEFORE), checkpoint(BEFORE + 3), checkpoint(BEFORE + EVENTS))
                        .findings())
                .isEmpty();
        assertThat(verify(lines, checkpoint(BEFORE - 1)).findings())
                .extracting(Finding::sentence)
                .singleElement()
                .asString()
                .contains("can't be held against it");
        ObjectNode forged = ((ObjectNode) checkpoint(BEFORE + 3)).put("hash", "ab".repeat(32));
        assertThat(verify(lines, forged).findings()).isNotEmpty();
    }

    /** Half a surrogate pair has no UTF-8, and what programs put in its place is a question mark. */
    @ParameterizedTest
    @MethodSource("asksWithOtherBytes")
    void what_only_looks_the_same_once_it_is_read_is_no_line_of_an_export(byte[] questionMark) {
        StoredEvent event = new StoredEvent(
                1,
                "subscription:1",
                "partner-ledger.subscription-renamed",
                "1",
                Instant.EPOCH,
                "{}",
                "{\"distributorId\":\"" + AnExport.KANTO + "\",\"friendlyName\":\"Tokyo?\"}");
        State none = State.beginning(AnExport.KANTO);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ExportWriter writer = new ExportWriter(out, KEY, none, Instant.EPOCH, Instant.EPOCH);
        writer.event(event, ChainEntry.of(event).orElseThrow().hashAfter(none.hash()));
        writer.end(Instant.EPOCH.plusSeconds(1), Instant.EPOCH);
        assertThat(verify(out.toByteArray(), List.of(KEY.publicKey())).findings())
                .isEmpty();

        String other = out.toString(StandardCharsets.ISO_8859_1)
                .replace("Tokyo?", "Tokyo" + new String(questionMark, StandardCharsets.ISO_8859_1));
        assertThat(verify(other.getBytes(StandardCharsets.ISO_8859_1), List.of(KEY.publicKey()))
                        .findings())
                .extracting(Finding::line)
                .contains(2L);
    }

    static Stream<byte[]> asksWithOtherBytes() {
        return Stream.of(
                "\\ud83d".getBytes(StandardCharsets.US_ASCII),
                "\\udd11".getBytes(StandardCharsets.US_ASCII),
                // Half a pair, and the question mark itself in more bytes than it has.
                new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0xbd},
                new byte[] {(byte) 0xc0, (byte) 0xbf},
                new byte[] {(byte) 0xe0, (byte) 0x80, (byte) 0xbf});
    }

    @ParameterizedTest
    @ValueSource(strings = {"hash", "prevHash"})
    void a_hash_that_is_a_number_is_none(String member) {
        assertFound(
                tampered(lines ->
                        lines.set(4, changed(lines.get(4), json -> json.put(member, new BigInteger("1".repeat(64)))))),
                5,
                "Line 5 was changed");
        for (int at : List.of(1, LAST)) {
            assertFound(
                    tampered(lines -> lines.set(
                            at - 1,
                            changed(
                                    lines.get(at - 1),
                                    json -> ((ObjectNode) json.get("checkpoint"))
                                            .put("hash", new BigInteger("1".repeat(64)))))),
                    at,
                    "Line " + at + " was changed");
        }
    }

    @Test
    void a_mark_that_an_editor_has_put_before_the_first_line_matters_not_and_elsewhere_it_does() {
        List<String> lines = AnExport.lines(BEFORE, EVENTS);
        assertThat(verify("\ufeff" + String.join("\n", lines), List.of(KEY.publicKey()))
                        .findings())
                .isEmpty();
        assertFound(tampered(all -> all.set(4, "\ufeff" + all.get(4))), 5, "Line 5 was changed");
    }

    @Test
    void no_byte_can_be_changed_unnoticed() {
        byte[] text = String.join("\n", AnExport.lines(BEFORE, EVENTS)).getBytes(StandardCharsets.UTF_8);
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            byte[] other = text.clone();
            int at = random.nextInt(text.length);
            other[at] = (byte) (' ' + random.nextInt(95));
            if (other[at] != text[at]) {
                assertThat(verify(other, List.of(KEY.publicKey())).findings())
                        .as(
                                "byte %d, line %d",
                                at,
                                new String(text, 0, at, StandardCharsets.UTF_8)
                                        .lines()
                                        .count())
                        .isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "hello\nworld\n", "{\"a\":1}\n", "[1,2]\n[3]\n", "PK\u0003\u0004"})
    void what_is_no_export_is_said_to_be_none(String text) {
        Verdict verdict = verify(text, List.of(KEY.publicKey()));

        assertThat(verdict.isExport()).isFalse();
        assertThat(verdict.findings())
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .contains("no export");
    }
}
