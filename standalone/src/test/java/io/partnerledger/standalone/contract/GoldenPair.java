package io.partnerledger.standalone.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request and its answer, as one file has them: a line that says what it is about, the request, a line with the status,
 * the answer.
 *
 * <p>{@code ${name}} stands for what the test knows by that name, in both; what stands in an answer for something the
 * test doesn't know is {@link Likeness}'s to read.
 */
record GoldenPair(
        String name,
        String method,
        String path,
        Map<String, String> headers,
        @Nullable String body,
        int status,
        String answer) {

    private static final Pattern FILE =
            Pattern.compile("# [^\\n]+\\n(\\S+) ([^\\n]+)\\n(.*?)\\n--- (\\d{3})\\n\\n(.*)", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    static Stream<GoldenPair> under(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".http")).sorted().toList().stream()
                    .map(file -> read(folder, file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static GoldenPair read(Path folder, Path file) {
        try {
            Matcher parts = FILE.matcher(Files.readString(file));
            if (!parts.matches()) {
                throw new IllegalStateException(file + " is no request and its answer.");
            }
            String[] headersAndBody = parts.group(3).split("(?m)^\\n", 2);
            return new GoldenPair(
                    folder.relativize(file).toString().replace(".http", ""),
                    parts.group(1),
                    parts.group(2),
                    headers(headersAndBody[0]
                            .lines()
                            .filter(line -> !line.isBlank())
                            .toList()),
                    headersAndBody.length == 1 || headersAndBody[1].isBlank() ? null : headersAndBody[1],
                    Integer.parseInt(parts.group(4)),
                    parts.group(5));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Map<String, String> headers(List<String> lines) {
        Map<String, String> headers = new LinkedHashMap<>();
        lines.forEach(line -> headers.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2)));
        return headers;
    }

    GoldenPair with(Map<String, String> known) {
        return new GoldenPair(
                name,
                method,
                filled(path, known),
                headers,
                body == null ? null : filled(body, known),
                status,
                filled(answer, known));
    }

    private static String filled(String text, Map<String, String> known) {
        return VARIABLE.matcher(text).replaceAll(variable -> {
            String value = known.get(variable.group(1));
            if (value == null) {
                throw new IllegalArgumentException("Nothing is known as " + variable.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }

    JsonNode expected() {
        return JsonMapper.shared().readTree(answer);
    }

    @Override
    public String toString() {
        return name;
    }
}
