package io.partnerledger.standalone;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The first line in which two texts differ: all of them at once would be thousands. */
public final class FirstDifference {

    private FirstDifference() {}

    /**
     * Says what is different; empty where nothing is.
     *
     * @param committed as it lies in a file
     * @param made as it would be made today
     */
    public static Optional<String> between(String committed, String made) {
        List<String> before = committed.lines().toList();
        List<String> after = made.lines().toList();
        return IntStream.range(0, Math.max(before.size(), after.size()))
                .filter(line -> !line(before, line).equals(line(after, line)))
                .mapToObj(line ->
                        "line " + (line + 1) + " is " + line(before, line) + " and would be " + line(after, line))
                .findFirst();
    }

    private static String line(List<String> lines, int number) {
        return number < lines.size() ? lines.get(number).strip() : "missing";
    }
}
