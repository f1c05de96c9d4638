package io.partnerledger.events.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what was done to an export of which the lines don't all follow one another.
 *
 * <p>It puts the pieces in the order in which their hashes lead from one to the next. Pieces that are met in another
 * order than they stand were moved; those that are not met were added; where no piece leads on, lines are missing –
 * unless the checkpoints' counts say that none can be.
 */
final class ChainDiagnosis {

    /** Each is compared with each; nobody reads more findings than this. */
    private static final int MOST_PIECES = 2_000;

    private final List<Segment> segments;
    private final @Nullable End end;
    private final @Nullable Long expected;
    private final boolean unreadable;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Segment> met = new HashSet<>();
    private final List<Segment> order = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private long events;

    /**
     * What the closing checkpoint says.
     *
     * @param line on which it stands
     * @param lineOf finds the line that has the hash, 0 if none near the end does
     */
    record End(long line, String hash, ToLongFunction<String> lineOf) {}

    /** Where nothing leads on. */
    private record Gap(Segment after, @Nullable Segment before) {}

    /**
     * @param end absent if there is none that can be trusted
     * @param expected how many events the checkpoints say there are, if they do
     * @param unreadable whether there are lines that nobody knows what they follow
     */
    ChainDiagnosis(List<Segment> segments, @Nullable End end, @Nullable Long expected, boolean unreadable) {
        this.unreadable = unreadable;
        this.segments = segments;
        this.end = end;
        this.expected = expected;
        this.events = segments.stream().mapToLong(segment -> segment.events).sum();
    }

    /** Empty if all lines follow one another to the end. */
    List<Finding> findings() {
        if (segments.size() > MOST_PIECES) {
            Segment second = segments.get(1);
            return List.of(new Finding(
                    second.first,
                    "Line %d does not follow line %d, and so it is with %d further lines: this export has been put together anew."
                            .formatted(second.first, second.first - 1, segments.size() - 2)));
        }
        walk();
        segments.stream().filter(segment -> !met.contains(segment)).forEach(this::added);
        moved();
        doubtful();
        missing();
        return findings;
    }

    private void walk() {
        Segment current = segments.get(0);
        meet(current);
        while (true) {
            Optional<Segment> next = leadingOn(current);
            if (next.isPresent()) {
                current = next.get();
                meet(current);
                continue;
            }
            if (end == null ? met.size() == segments.size() : current.leadsTo(end.hash)) {
                return;
            }
            Optional<Segment> other = branchingFrom(current);
            if (other.isPresent()) {
                addedAtTheEnd(current, other.get().branchesAfter);
                current = other.get();
                meet(current);
                continue;
            }
            if (end != null && isWithin(current, end.lineOf.applyAsLong(end.hash))) {
                addedAtTheEnd(current, end.lineOf.applyAsLong(end.hash));
                return;
            }
            Optional<Segment> rest = afterAGap(current);
            if (rest.isEmpty()) {
                if (end != null) {
                    gaps.add(new Gap(current, null));
                }
                return;
            }
            gaps.add(new Gap(current, rest.get()));
            current = rest.get();
            meet(current);
        }
    }

    private void meet(Segment segment) {
        met.add(segment);
        order.add(segment);
    }

    /** The next that stands behind it, or else the first of all. */
    private Optional<Segment> leadingOn(Segment current) {
        List<Segment> found = segments.stream()
                .filter(segment -> !met.contains(segment) && current.leadsTo(segment.prev))
                .toList();
        return found.stream()
                .filter(segment -> segment.index > current.index)
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    private Optional<Segment> branchingFrom(Segment current) {
        return segments.stream()
                .filter(segment -> !met.contains(segment)
                        && segment.branchesAfter != null
                        && isWithin(current, segment.branchesAfter))
                .findFirst();
    }

    private static boolean isWithin(Segment segment, long line) {
        return line >= segment.first && line < segment.last;
    }

    private Optional<Segment> afterAGap(Segment current) {
        List<Segment> left =
                segments.stream().filter(segment -> !met.contains(segment)).toList();
        return left.stream()
                .filter(segment -> segment.index > current.index)
                .findFirst()
                .or(() -> left.stream().findFirst());
    }

    private void addedAtTheEnd(Segment segment, long after) {
        events -= segment.last - after;
        find(after + 1, "%s added: what follows continues line %d.".formatted(lines(after + 1, segment.last), after));
    }

    private void added(Segment segment) {
        events -= segment.events;
        find(
                segment.first,
                "%s added: the lines before and after follow one another without."
                        .formatted(lines(segment.first, segment.last)));
    }

    /** As few lines as possible are said to have moved. */
    private void moved() {
        Set<Segment> inPlace = new HashSet<>(longestInPlace());
        for (int i = 0; i < order.size(); i++) {
            Segment segment = order.get(i);
            if (!inPlace.contains(segment)) {
                find(
                        segment.first,
                        "%s moved: the place is after line %d."
                                .formatted(lines(segment.first, segment.last), order.get(i - 1).last));
            }
        }
    }

    private List<Segment> longestInPlace() {
        long[] weight = new long[order.size()];
        int[] before = new int[order.size()];
        int best = 0;
        for (int i = 0; i < order.size(); i++) {
            before[i] = -1;
            for (int j = 0; j < i; j++) {
                if (order.get(j).index < order.get(i).index && weight[j] > weight[i]) {
                    weight[i] = weight[j];
                    before[i] = j;
                }
            }
            // The opening checkpoint stands where it stands.
            weight[i] += i == 0 ? Long.MAX_VALUE / 2 : Math.max(1, order.get(i).events);
            best = weight[i] > weight[best] ? i : best;
        }
        List<Segment> inPlace = new ArrayList<>();
        for (int i = best; i >= 0; i = before[i]) {
            inPlace.add(order.get(i));
        }
        return inPlace;
    }

    private void doubtful() {
        order.stream()
                .map(segment -> segment.doubtful)
                .filter(finding -> finding != null)
                .forEach(findings::add);
    }

    private void missing() {
        List<Gap> sure = gaps.stream().filter(gap -> !touchesDoubtful(gap)).toList();
        if (expected == null) {
            sure.forEach(gap -> missingAt(gap, "lines are"));
            return;
        }
        long missing = expected - events;
        List<Gap> left = new ArrayList<>(sure);
        if (missing < left.size()) {
            replaced(left);
        }
        if (left.isEmpty() && missing > 0 && !gaps.isEmpty()) {
            left.add(gaps.get(0));
        }
        if (left.isEmpty()) {
            if (unreadable && missing > 0) {
                find(0, count(missing) + " missing.");
            } else if (missing != 0 && gaps.isEmpty() && !unreadable) {
                find(
                        0,
                        "The checkpoints count %d events and the lines between are %d: one of the checkpoints was changed."
                                .formatted(expected, events));
            }
        } else if (missing < left.size()) {
            left.forEach(this::madeToFit);
            if (missing != 0) {
                find(0, missing > 0 ? count(missing) + " missing." : count(-missing) + " too many.");
            }
        } else if (left.size() == 1) {
            missingAt(left.get(0), count(missing));
        } else {
            left.forEach(gap -> missingAt(gap, "at least one line is"));
            find(0, count(missing) + " missing in all.");
        }
    }

    private static boolean touchesDoubtful(Gap gap) {
        return gap.after.doubtful != null || gap.before != null && gap.before.doubtful != null;
    }

    /** More gaps than lines are missing: what is tied to neither side was put there. */
    private void replaced(List<Gap> left) {
        for (int i = 0; i + 1 < left.size(); i++) {
            Segment between = left.get(i).before;
            if (between != null && between == left.get(i + 1).after) {
                find(
                        between.first,
                        "%s put in the place of others: no line before leads there and no line after goes on from there."
                                .formatted(lines(between.first, between.last)));
                left.remove(i + 1);
                left.remove(i);
                i--;
            }
        }
    }

    private void madeToFit(Gap gap) {
        if (gap.before == null) {
            find(
                    0,
                    "The last hash is not the closing checkpoint's: a line was changed, added or removed and all hashes after it were made to fit. "
                            + "Which one, checkpoints kept from the time between tell (--checkpoint).");
        } else {
            find(
                    gap.after.last,
                    "Line %d was changed and its hash made to fit, or one before it and all hashes up to there: line %d follows another."
                            .formatted(gap.after.last, gap.before.first));
        }
    }

    private void missingAt(Gap gap, String what) {
        if (gap.before == null) {
            long line = end == null ? gap.after.last + 1 : end.line;
            find(line, "The end is cut: %s missing before line %d.".formatted(what, line));
        } else if (gap.after.index == 0 && gap.after.events == 0) {
            find(
                    gap.before.first,
                    "The beginning is cut: %s missing between line 1 and line %d.".formatted(what, gap.before.first));
        } else {
            find(
                    gap.before.first,
                    "Between line %d and line %d %s missing.".formatted(gap.after.last, gap.before.first, what));
        }
    }

    private void find(long line, String sentence) {
        findings.add(new Finding(line, sentence));
    }

    private static String lines(long first, long last) {
        return first == last ? "Line " + first + " was" : "Lines " + first + " to " + last + " were";
    }

    private static String count(long lines) {
        return lines == 1 ? "1 line is" : lines + " lines are";
    }

    static List<Finding> byLine(List<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparingLong(
                        (Finding finding) -> finding.line() == 0 ? Long.MAX_VALUE : finding.line()))
                .toList();
    }
}
