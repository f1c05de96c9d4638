package io.partnerledger.query.golden;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.events.naming.EventNames;
import io.partnerledger.events.naming.EventSerializer;
import io.partnerledger.events.naming.Vocabularies;
import io.partnerledger.query.trade.KantosBook;
import io.partnerledger.query.trade.Trade;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever Kanto's book can tell has its line in the golden history.
 *
 * <p>With {@code -Dgolden.write=true} it is told anew, and what is missing is added together with the streams it speaks
 * of, so that it makes sense to whoever folds it. Lines that are there are not touched.
 */
class GoldenHistoryIsToldTest {

    private static final Path FILE = Path.of("../events/src/test/resources/golden/history.ndjson");
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T09:00:00.123456Z");
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final EventNames NAMES = EventNames.of(Vocabularies.ALL);
    private static final EventSerializer SERIALIZER = new EventSerializer(NAMES);

    @Test
    void whatever_kanto_can_tell_has_its_line() throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.write(FILE, added(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        assertThat(missing())
                .as("%s lacks what is stored today; how to add it says GoldenHistoryTest.", FILE.getFileName())
                .isEmpty();
    }

    private static List<String> lines() throws IOException {
        return Files.exists(FILE) ? Files.readAllLines(FILE) : List.of();
    }

    private static Set<SerializedType> missing() throws IOException {
        Set<SerializedType> there = lines().stream()
                .map(MAPPER::readTree)
                .map(line -> new SimpleSerializedType(
                        line.get("type").asString(), line.get("revision").asString()))
                .collect(toSet());
        return NAMES.all().stream()
                .map(event -> NAMES.storedTypeOf(event).orElseThrow())
                .filter(type -> !there.contains(type))
                .collect(toSet());
    }

    private static List<String> added() throws IOException {
        Set<SerializedType> missing = missing();
        List<String> lines = lines();
        JsonNode last = lines.isEmpty() ? null : MAPPER.readTree(lines.get(lines.size() - 1));
        String hash = last == null ? "" : last.get("hash").asString();
        Instant begin = last == null
                ? NEW_YEAR
                : Instant.parse(last.get("time").asString()).plus(Duration.ofDays(1));
        List<DomainEventMessage<?>> told = new ArrayList<>();
        passOverPlaIdsOf(lines);
        KantosBook.tell(Trade.unsealable(told::addAll, begin));
        List<String> added = new ArrayList<>();
        for (DomainEventMessage<?> event : whatItTakes(told, missing)) {
            String line = line(lines.size() + added.size() + 1, event);
            hash = hash(hash + line + "}");
            added.add(line + ",\"hash\":\"" + hash + "\"}");
        }
        return added;
    }

    /** A PLA ID is claimed once, also in a book that is told again. */
    private static void passOverPlaIdsOf(List<String> lines) {
        String highest = lines.stream()
                .map(line -> MAPPER.readTree(line).get("stream").asString())
                .filter(stream -> stream.startsWith("pla:"))
                .map(stream -> stream.substring("pla:".length()))
                .max(Comparator.comparing(Long::valueOf))
                .orElse("0");
        long next = 0;
        while (next < Long.parseLong(highest)) {
            next = Long.parseLong(Trade.freshPlaId().value());
        }
    }

    /** The streams of the missing events, and all streams that these speak of. */
    private static List<DomainEventMessage<?>> whatItTakes(
            List<DomainEventMessage<?>> told, Set<SerializedType> missing) {
        Set<String> streams = told.stream()
                .filter(event -> missing.contains(payload(event).getType()))
                .map(DomainEventMessage::getAggregateIdentifier)
                .collect(toCollection(LinkedHashSet::new));
        boolean more = true;
        while (more) {
            String spoken = told.stream()
                    .filter(event -> streams.contains(event.getAggregateIdentifier()))
                    .map(event -> payload(event).getData())
                    .collect(joining());
            more = streams.addAll(told.stream()
                    .map(DomainEventMessage::getAggregateIdentifier)
                    .filter(stream -> Stream.of(stream.split(":")).skip(1).allMatch(spoken::contains))
                    .toList());
        }
        return told.stream()
                .filter(event -> streams.contains(event.getAggregateIdentifier()))
                .toList();
    }

    private static SerializedObject<String> payload(DomainEventMessage<?> event) {
        return SERIALIZER.serialize(event.getPayload(), String.class);
    }

    /** As the store has it; without its end, where the hash will be. */
    private static String line(long position, DomainEventMessage<?> event) {
        SerializedObject<String> payload = payload(event);
        return "{\"position\":" + position
                + ",\"stream\":" + quoted(event.getAggregateIdentifier())
                + ",\"sequence\":" + event.getSequenceNumber()
                + ",\"kind\":" + quoted(event.getType())
                + ",\"id\":" + quoted(event.getIdentifier())
                + ",\"time\":" + quoted(event.getTimestamp().toString())
                + ",\"type\":" + quoted(payload.getType().getName())
                + ",\"revision\":" + quoted(payload.getType().getRevision())
                + ",\"payload\":" + payload.getData()
                + ",\"metadata\":" + MAPPER.writeValueAsString(event.getMetaData());
    }

    private static String quoted(String text) {
        return MAPPER.writeValueAsString(text);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
