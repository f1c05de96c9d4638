package io.partnerledger.standalone.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** What code can't say of a route: a sentence, what its parameters mean, and what it answers where a signature hides it. */
final class RouteTexts {

    private static final String EVERYWHERE = "*";

    private final Map<String, RouteText> routes = new LinkedHashMap<>();
    private final Map<String, String> everywhere = new LinkedHashMap<>();
    private final Set<String> asked = new TreeSet<>();

    /** The ones beside this class. */
    static RouteTexts read() {
        try (InputStream file = RouteTexts.class.getResourceAsStream("routes.txt")) {
            return parse(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static RouteTexts parse(String text) {
        RouteTexts texts = new RouteTexts();
        String route = null;
        for (String line : text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList()) {
            if (!line.startsWith(" ")) {
                route = line.strip();
            } else if (EVERYWHERE.equals(route)) {
                String[] parts = line.strip().split(" = ", 2);
                texts.everywhere.put(parts[0], parts[1]);
            } else {
                texts.add(Objects.requireNonNull(route, line), line.strip());
            }
        }
        return texts;
    }

    private void add(String route, String line) {
        RouteText known = routes.get(route);
        if (known == null) {
            routes.put(route, new RouteText(line, new LinkedHashMap<>()));
            return;
        }
        String[] parts = line.split(" = ", 2);
        known.told().put(parts[0], parts[1]);
    }

    /** What is told of a route, such as {@code GET /v1/customers}. */
    RouteText of(String route) {
        asked.add(route);
        return Optional.ofNullable(routes.get(route))
                .orElseThrow(() -> new AssertionError("routes.txt has no sentence about " + route));
    }

    /** What a parameter means wherever it is not told otherwise. */
    @Nullable
    String everywhere(String parameter) {
        return everywhere.get(parameter);
    }

    /** What an argument that several controllers take reads from the request. */
    List<String> readBy(Class<?> argument) {
        String names = everywhere.get("@" + argument.getSimpleName());
        return names == null ? List.of() : List.of(names.split(", "));
    }

    /** The routes told of that nobody asked for. */
    Set<String> strangers() {
        Set<String> strangers = new TreeSet<>(routes.keySet());
        strangers.removeAll(asked);
        return strangers;
    }

    /**
     * What is told of one route.
     *
     * @param told by the name of a parameter; {@code @status} and {@code @type} are those of its answer, {@code @items} of what an
     *     answered collection is, {@code @body} what a body of lines holds
     */
    record RouteText(String sentence, Map<String, String> told) {

        Optional<Integer> status() {
            return Optional.ofNullable(told.get("@status")).map(Integer::valueOf);
        }

        @Nullable
        String body() {
            return told.get("@body");
        }

        /** Of what the answered collection is. */
        Optional<String> items() {
            return Optional.ofNullable(told.get("@items"));
        }

        /** Of the answer. */
        Optional<MediaType> type() {
            return Optional.ofNullable(told.get("@type")).map(MediaType::parseMediaType);
        }

        Set<String> parameters() {
            Set<String> parameters = new TreeSet<>(told.keySet());
            parameters.removeIf(name -> name.startsWith("@"));
            return parameters;
        }
    }
}
