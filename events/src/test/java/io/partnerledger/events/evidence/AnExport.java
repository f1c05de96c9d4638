package io.partnerledger.events.evidence;

import io.partnerledger.events.evidence.Checkpoint.State;
import io.partnerledger.events.store.StoredEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An export of Kanto's, with one event of every kind and revision, in lines that can be tampered with. */
final class AnExport {

    static final UUID KANTO = UUID.fromString("11aa22bb-33cc-44dd-55ee-66ff77aa88bb");
    static final SigningKey KEY = SigningKey.made();

    private static final Instant FROM = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-05-02T08:15:30.123456Z");
    private static final Path APPROVED = Path.of("src", "test", "resources", "approved-events");

    private static final List<StoredEvent> EVENTS = read();

    /** Signing takes its time. */
    private static final Map<List<Integer>, List<String>> WRITTEN = new ConcurrentHashMap<>();

    private AnExport() {}

    /** As they might lie in the store, one after the other with gaps, for others write too. */
    static List<StoredEvent> events() {
        return EVENTS;
    }

    private static List<StoredEvent> read() {
        List<StoredEvent> events = new ArrayList<>();
        try (Stream<Path> files = Files.list(APPROVED)) {
            for (Path file : files.sorted().toList()) {
                JsonNode payload = CanonicalJson.read(Files.readString(file));
                if (payload.has("distributorId")) {
                    String[] name = file.getFileName().toString().split("\\.");
                    events.add(new StoredEvent(
                            1_000 + 3L * events.size(),
                            name[1] + ":" + events.size(),
                            name[0] + "." + name[1],
                            name[2],
                            FROM.plusSeconds(60L * events.size()),
                            "{\"subject\":\"鈴木\",\"roles\":\"AdminAgent\"}",
                            payload.toString()));
                }
            }
            return events;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** So many of them, after so many others. */
    static List<String> lines(int before, int count) {
        return new ArrayList<>(WRITTEN.computeIfAbsent(List.of(before, count), stretch -> written(before, count)));
    }

    private static List<String> written(int before, int count) {
        List<StoredEvent> events = events();
        State state = State.beginning(KANTO);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ExportWriter writer = null;
        for (int i = 0; i <= before + count; i++) {
            if (i == before) {
                writer = new ExportWriter(out, KEY, state, FROM, NOW);
            }
            if (i == before + count) {
                break;
            }
            StoredEvent event = events.get(i);
            String hash = ChainEntry.of(event).orElseThrow().hashAfter(state.hash());
            state = new State(KANTO, state.count() + 1, hash, event.position());
            if (writer != null) {
                writer.event(event, hash);
            }
        }
        writer.end(TO, NOW);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** What the chain had come to after so many events, signed. */
    static JsonNode checkpoint(int count) {
        return CanonicalJson.read(lines(count, 0).get(0)).get("checkpoint");
    }

    static ObjectNode json(String line) {
        return (ObjectNode) CanonicalJson.read(line);
    }

    /** The line with a hash that fits what it says now. */
    static String fitting(ObjectNode line) {
        ObjectNode content = line.deepCopy();
        content.remove(List.of("position", "prevHash", "hash"));
        line.put("hash", ChainEntry.hash(line.get("prevHash").asString(), CanonicalJson.bytesOf(content)));
        return line.toString();
    }

    /** From that line on, each says it follows the one before, and its hash fits. */
    static void makeAllFit(List<String> lines, int from) {
        for (int i = from; i < lines.size() - 1; i++) {
            ObjectNode line = json(lines.get(i));
            JsonNode before = json(lines.get(i - 1));
            line.put(
                    "prevHash",
                    (i == 1 ? before.get("checkpoint") : before).get("hash").asString());
            lines.set(i, fitting(line));
        }
    }

    static ExportVerifier.Verdict verify(List<String> lines, JsonNode... kept) {
        return verify(String.join("\n", lines) + "\n", List.of(KEY.publicKey()), kept);
    }

    static ExportVerifier.Verdict verify(String text, List<VerificationKey> keys, JsonNode... kept) {
        return verify(text.getBytes(StandardCharsets.UTF_8), keys, kept);
    }

    static ExportVerifier.Verdict verify(byte[] text, List<VerificationKey> keys, JsonNode... kept) {
        try {
            return ExportVerifier.verify(new ByteArrayInputStream(text), keys, List.of(kept));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
