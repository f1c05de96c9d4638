package io.partnerledger.events.evidence;

import io.partnerledger.events.evidence.Lines.Line;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks an export line by line: that each line is what its hash says, that it follows the one before, and that the
 * whole is what the checkpoints at its ends sign.
 *
 * <p>It reads once, however long the export is; what it keeps grows with what is wrong, not with what is there.
 */
public final class ExportVerifier {

    /** The last lines by their hashes, to say where something was put between. */
    private static final int REMEMBERED_LINES = 10_000;

    private static final List<String> NOT_HASHED = List.of("position", "prevHash", "hash");

    private final List<VerificationKey> keys;
    private final Map<Long, List<KeptCheckpoint>> kept = new HashMap<>();
    private final List<Finding> disagreements = new ArrayList<>();
    private final List<Finding> outOfOrder = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();
    private final Map<String, Long> remembered = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED_LINES;
        }
    };
    private final MessageDigest positions = Sha256.digest();
    private @Nullable ClaimedCheckpoint opening;
    private @Nullable ClaimedCheckpoint closing;
    private long line;
    private long number;
    private long events;
    private boolean anyEvent;
    private boolean anyUnreadable;
    private @Nullable Long lastPosition;
    private @Nullable Set<String> beforeTheUnreadable;
    private int unreadable;
    private long agreesUpTo = 1;

    /** A checkpoint that somebody kept. */
    private record KeptCheckpoint(ClaimedCheckpoint says, String of) {}

    private ExportVerifier(List<VerificationKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Checks an export.
     *
     * @param keys whose signatures are trusted; without any only the inner consistency is checked
     * @param kept checkpoints of the same chain, as they were answered at other times
     */
    public static Verdict verify(InputStream export, List<VerificationKey> keys, List<JsonNode> kept)
            throws IOException {
        ExportVerifier verifier = new ExportVerifier(keys);
        return verifier.verdict(new Lines(export), kept);
    }

    private Verdict verdict(Lines lines, List<JsonNode> keptOnes) throws IOException {
        Line held = next(lines);
        if (held == null) {
            return Verdict.noExport("The file is empty: it is no export.");
        }
        line = held.number();
        first(held.text());
        if (opening != null) {
            keptOnes.forEach(this::keep);
            compareWithKept(opening.hash());
        }
        held = next(lines);
        for (Line next = held; held != null; held = next) {
            next = next(lines);
            line = held.number();
            if (next == null) {
                last(held.text(), held.whole());
            } else {
                between(held.text());
            }
        }
        if (!anyEvent && opening == null && closing == null) {
            return Verdict.noExport("This is no export: no line is an event or a checkpoint.");
        }
        if (line == 1) {
            findings.add(new Finding(1, "The end is cut: there is nothing after line 1."));
        }
        conclude();
        return new Verdict(ChainDiagnosis.byLine(findings), true, !keys.isEmpty(), findings.isEmpty() ? summary() : "");
    }

    /** Empty lines are none of the export's; behind the last one they are what a shell has put there. */
    private @Nullable Line next(Lines lines) throws IOException {
        List<Finding> empty = new ArrayList<>();
        Line next = lines.next();
        while (next != null && next.isBlank()) {
            empty.add(new Finding(next.number(), "Line " + next.number() + " is empty: it was added."));
            next = lines.next();
        }
        if (next != null) {
            findings.addAll(empty);
        }
        return next;
    }

    private void first(byte[] text) {
        JsonNode node = read(text);
        Segment start = new Segment(0, 1, "", null, null);
        segments.add(start);
        if (node != null && node.has("checkpoint")) {
            opening = checkpoint(node);
            if (opening != null) {
                start.ends = Set.of(opening.hash());
                remembered.put(opening.hash(), 1L);
                number = opening.count();
                lastPosition = opening.position();
            }
        } else if (node != null && node.has("prevHash")) {
            findings.add(new Finding(
                    1, "The beginning is cut: line 1 is an event and not the checkpoint that an export begins with."));
            event(node);
        } else {
            find("was changed: it is not the checkpoint that an export begins with.");
        }
    }

    private void last(byte[] text, boolean whole) {
        JsonNode node = read(text);
        if (node != null && node.has("checkpoint")) {
            closing = checkpoint(node);
            return;
        }
        if (node != null && node.has("prevHash")) {
            event(node);
            findings.add(new Finding(
                    line,
                    "The end is cut: line " + line + " is the last and not the checkpoint that an export ends with."));
        } else if (!whole) {
            findings.add(new Finding(line, "The end is cut: line " + line + " breaks off."));
        } else {
            find("was changed: it is not the checkpoint that an export ends with.");
        }
    }

    private @Nullable ClaimedCheckpoint checkpoint(JsonNode node) {
        Optional<ClaimedCheckpoint> read = ClaimedCheckpoint.read(node.get("checkpoint"), line);
        if (node.size() != 1 || read.isEmpty()) {
            find("was changed: it is no whole checkpoint.");
            return null;
        }
        Optional<String> wrong = read.get().wrongSignature(node.get("checkpoint"), keys);
        wrong.ifPresent(this::find);
        return wrong.isEmpty() ? read.get() : null;
    }

    private void between(byte[] text) {
        JsonNode node = read(text);
        if (node != null && node.has("checkpoint")) {
            find("was added: checkpoints are the first and the last line and no other.");
        } else {
            event(node);
        }
    }

    private static @Nullable JsonNode read(byte[] text) {
        try {
            JsonNode node = CanonicalJson.read(text);
            return node.isObject() ? node : null;
        } catch (JacksonException unreadable) {
            return null;
        }
    }

    private void event(@Nullable JsonNode node) {
        events++;
        number++;
        Segment current = segments.get(segments.size() - 1);
        if (node == null
                || !CanonicalJson.losesNothing(node)
                || !Sha256.isHex(node.path("prevHash"))
                || !Sha256.isHex(node.path("hash"))) {
            unreadable(current);
            return;
        }
        anyEvent = true;
        String prev = node.get("prevHash").stringValue();
        String hash = node.get("hash").stringValue();
        byte[] content = content(node);
        String computed = ChainEntry.hash(prev, content);
        boolean itself = computed.equals(hash);
        boolean follows = current.leadsTo(prev);
        if (beforeTheUnreadable != null && beforeTheUnreadable.contains(prev)) {
            // What could not be read stood between two that follow one another.
            events -= unreadable;
            number -= unreadable;
            current.events -= unreadable;
        }
        if (!follows && !itself && followsBut(current, content, hash)) {
            find("was changed: its prevHash is not the hash of the line before.");
            itself = true;
            follows = true;
        } else if (follows && !itself) {
            find("was changed: its hash is not that of its content.");
        }
        if (!follows) {
            Finding doubtful = itself
                    ? null
                    : new Finding(line, "Line " + line + " was changed: its hash is not that of its content.");
            current = new Segment(segments.size(), line, prev, remembered.get(prev), doubtful);
            segments.add(current);
        }
        current.last = line;
        current.events++;
        current.ends = computed.equals(hash) ? Set.of(hash) : Set.of(hash, computed);
        beforeTheUnreadable = null;
        unreadable = 0;
        remembered.put(hash, line);
        position(node.path("position"), follows);
        compareWithKept(hash);
    }

    private static byte[] content(JsonNode node) {
        ObjectNode content = ((ObjectNode) node).objectNode();
        content.setAll((ObjectNode) node);
        content.remove(NOT_HASHED);
        return CanonicalJson.bytesOf(content);
    }

    /** Whether only what it says it follows is wrong. */
    private static boolean followsBut(Segment current, byte[] content, String hash) {
        return current.ends != null
                && current.ends.stream()
                        .anyMatch(end -> ChainEntry.hash(end, content).equals(hash));
    }

    private void unreadable(Segment current) {
        find("was changed: it can't be read as an event.");
        beforeTheUnreadable = unreadable == 0 ? current.ends : beforeTheUnreadable;
        unreadable++;
        anyUnreadable = true;
        current.ends = null;
        current.last = line;
        current.events++;
        lastPosition = null;
    }

    /** Not hashed, as it is another one in another store; but it must be in order, and is signed in sum. */
    private void position(JsonNode node, boolean follows) {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            find("was changed: its position is no number.");
            lastPosition = null;
            return;
        }
        long position = node.longValue();
        if (follows && lastPosition != null && position <= lastPosition) {
            outOfOrder.add(new Finding(
                    line,
                    "The position of line %d is not after that of line %d: one of them was changed."
                            .formatted(line, line - 1)));
        }
        positions.update(ExportWriter.position(position));
        lastPosition = position;
    }

    private void keep(JsonNode checkpoint) {
        Optional<ClaimedCheckpoint> read = ClaimedCheckpoint.read(checkpoint, 0);
        if (read.isEmpty() || opening == null) {
            findings.add(new Finding(0, "A kept checkpoint is no whole checkpoint."));
            return;
        }
        ClaimedCheckpoint says = read.get();
        KeptCheckpoint one = new KeptCheckpoint(says, "The checkpoint kept of " + says.time());
        Optional<String> wrong = says.wrongSignature(checkpoint, keys);
        if (wrong.isPresent()) {
            findings.add(new Finding(0, one.of + " " + wrong.get()));
        } else if (!says.distributorId().equals(opening.distributorId())) {
            findings.add(new Finding(0, one.of + " is another distributor's."));
        } else {
            kept.computeIfAbsent(says.count(), count -> new ArrayList<>()).add(one);
        }
    }

    private void compareWithKept(String hash) {
        List<KeptCheckpoint> here = kept.remove(number);
        if (here == null) {
            return;
        }
        for (KeptCheckpoint one : here) {
            if (one.says.hash().equals(hash)) {
                agreesUpTo = line;
            } else {
                disagreements.add(new Finding(
                        line,
                        "%s has another hash for event %d, which is line %d: something between line %d and line %d was changed."
                                .formatted(one.of, number, line, agreesUpTo + 1, line)));
            }
        }
    }

    private void conclude() {
        boolean linesAreWrong = !findings.isEmpty();
        List<Finding> diagnosed = diagnosed();
        findings.addAll(diagnosed);
        if (linesAreWrong) {
            return;
        }
        if (diagnosed.stream().allMatch(finding -> finding.line() == 0)) {
            findings.addAll(disagreements);
        }
        if (findings.isEmpty()) {
            findings.addAll(outOfOrder);
        }
        if (findings.isEmpty() && closing != null) {
            positionsAsSigned(closing);
            kept.values().stream().flatMap(List::stream).forEach(this::outOfReach);
        }
    }

    private List<Finding> diagnosed() {
        if (opening != null && closing != null && !opening.distributorId().equals(closing.distributorId())) {
            return List.of(new Finding(
                    closing.line(),
                    "Line 1 and line " + closing.line()
                            + " are checkpoints of two distributors: they are not of one export."));
        }
        ChainDiagnosis.End end = closing == null
                ? null
                : new ChainDiagnosis.End(closing.line(), closing.hash(), hash -> remembered.getOrDefault(hash, 0L));
        Long expected = opening == null || closing == null ? null : closing.count() - opening.count();
        return new ChainDiagnosis(segments, end, expected, anyUnreadable).findings();
    }

    private void outOfReach(KeptCheckpoint one) {
        findings.add(new Finding(
                0,
                "%s was taken after %d events, and this export begins after %d and ends after %d: it can't be held against it."
                        .formatted(
                                one.of,
                                one.says.count(),
                                opening == null ? 0 : opening.count(),
                                closing == null ? 0 : closing.count())));
    }

    private void positionsAsSigned(ClaimedCheckpoint end) {
        if (lastPosition != null && lastPosition != end.position()) {
            findings.add(new Finding(
                    end.line() - 1,
                    "Line %d was changed: its position is not the closing checkpoint's.".formatted(end.line() - 1)));
        } else if (end.positions() == null || !end.positions().equals(Sha256.hex(positions.digest()))) {
            findings.add(new Finding(
                    0,
                    "The position of a line between 2 and %d was changed: together they are not what was signed."
                            .formatted(end.line() - 1)));
        }
    }

    private String summary() {
        ClaimedCheckpoint from = Objects.requireNonNull(opening);
        ClaimedCheckpoint to = Objects.requireNonNull(closing);
        String what = events == 0
                ? "nothing happened"
                : "events %d to %d of its chain are unchanged and complete".formatted(from.count() + 1, to.count());
        return "Distributor %s from %s to %s: %s.".formatted(from.distributorId(), from.time(), to.time(), what)
                + (keys.isEmpty() ? "" : " Signed at %s with key %s.".formatted(to.signedAt(), to.keyId()));
    }

    private void find(String what) {
        findings.add(new Finding(line, "Line " + line + " " + what));
    }

    /**
     * What came of it.
     *
     * @param isExport whether it is an export at all
     * @param signaturesChecked whether there were keys to check them with
     * @param summary what is shown, if there are no findings
     */
    public record Verdict(List<Finding> findings, boolean isExport, boolean signaturesChecked, String summary) {

        static Verdict noExport(String sentence) {
            return new Verdict(List.of(new Finding(0, sentence)), false, false, "");
        }
    }
}
