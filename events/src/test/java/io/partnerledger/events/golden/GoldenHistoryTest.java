package io.partnerledger.events.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.partnerledger.events.naming.EventNames;
import io.partnerledger.events.naming.EventSerializer;
import io.partnerledger.events.naming.Vocabularies;
import io.partnerledger.events.upcasting.Upcasters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stored events of every name and revision there ever was: what this program must be able to read. */
class GoldenHistoryTest {

    // The source, not its copy below target.
    private static final Path FILE = Path.of("src/test/resources/golden/history.ndjson");
    private static final String WHAT_TO_DO =
            "%nThe golden history lacks the following.%nLet KantosBook tell it, then run"
                    + "%n  ./mvnw -pl standalone -am test -Dtest='GoldenHistory*,GoldenViews*' -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dgolden.write=true%nand read what is different: docs/operations/upgrade.md.";

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final EventNames NAMES = EventNames.of(Vocabularies.ALL);
    private static final EventSerializer SERIALIZER = new EventSerializer(NAMES);
    private static final Upcasters UPCASTERS = Upcasters.of(NAMES, Upcasters.ALL);

    private static List<String> lines;
    private static List<JsonNode> stored;

    @BeforeAll
    static void read() throws IOException {
        lines = Files.exists(FILE) ? Files.readAllLines(FILE) : List.of();
        stored = lines.stream().map(MAPPER::readTree).toList();
    }

    @Test
    void every_name_and_revision_that_was_ever_stored_has_a_line() {
        assumeThat(Boolean.getBoolean("golden.write")).isFalse();
        Set<SerializedType> told =
                stored.stream().map(GoldenHistoryTest::typeOf).collect(Collectors.toSet());

        assertThat(UPCASTERS.everStored().stream()
                        .filter(type -> !told.contains(type))
                        .map(type -> type.getName() + ", revision " + type.getRevision())
                        .sorted())
                .as(() -> WHAT_TO_DO.formatted())
                .isEmpty();
        assertThat(told).isEqualTo(UPCASTERS.everStored());
    }

    private static SerializedType typeOf(JsonNode line) {
        return new SimpleSerializedType(
                line.get("type").asString(), line.get("revision").asString());
    }

    @Test
    void every_line_is_as_it_was_when_it_was_added() {
        String hash = "";
        for (int i = 0; i < lines.size(); i++) {
            String[] line = lines.get(i).split(",\"hash\":");
            hash = hash(hash + line[0] + "}");
            assertThat(line[1])
                    .as(
                            "Line %d of %s is not what it was when it was added, or is not where it was."
                                    + " Lines are only ever added: take the change back.",
                            i + 1, FILE.getFileName())
                    .isEqualTo("\"" + hash + "\"}");
        }
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void its_lines_could_be_a_store() {
        Map<String, Long> sequences = new HashMap<>();
        for (int i = 0; i < stored.size(); i++) {
            JsonNode line = stored.get(i);
            String stream = line.get("stream").asString();
            assertThat(line.get("position").asLong()).isEqualTo(i + 1);
            assertThat(line.get("sequence").asLong())
                    .as("line %d", i + 1)
                    .isEqualTo(sequences.merge(stream, 0L, (before, first) -> before + 1));
            assertThat(stream).startsWith(line.get("kind").asString() + ":");
        }
        assertThat(stored.stream().map(line -> line.get("time").asString()))
                .isSortedAccordingTo(Comparator.comparing(Instant::parse));
    }

    @Test
    void every_line_reads_as_an_event_of_today() {
        DomainEventStream events = EventStreamUtils.upcastAndDeserializeDomainEvents(
                stored.stream().map(GoldenHistoryTest::entry), SERIALIZER, UPCASTERS);

        assertThat(events.asStream().map(DomainEventMessage::getPayload).map(Object::getClass))
                .hasSameSizeAs(stored)
                .allSatisfy(event -> assertThat(NAMES.all()).contains((Class<?>) event));
    }

    private static DomainEventData<String> entry(JsonNode line) {
        return new GenericDomainEventEntry<>(
                line.get("kind").asString(),
                line.get("stream").asString(),
                line.get("sequence").asLong(),
                line.get("id").asString(),
                Instant.parse(line.get("time").asString()),
                line.get("type").asString(),
                line.get("revision").asString(),
                line.get("payload").toString(),
                line.get("metadata").toString());
    }

    @Test
    void what_is_stored_under_todays_revision_would_be_stored_so_today() {
        Stream<JsonNode> ofToday =
                stored.stream().filter(line -> UPCASTERS.changeOf(typeOf(line)).isEmpty());

        assertThat(ofToday).allSatisfy(line -> {
            Object event = EventStreamUtils.upcastAndDeserializeDomainEvents(
                            Stream.of(entry(line)), SERIALIZER, UPCASTERS)
                    .next()
                    .getPayload();
            assertThat(SERIALIZER.serialize(event, String.class).getData())
                    .isEqualTo(line.get("payload").toString());
        });
    }
}
