package io.partnerledger.standalone.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** What the sources say of types, and of the components of records. */
public final class Javadoc {

    private static final Path ROOT = Path.of("..");
    private static final Pattern TAG = Pattern.compile("\\{@(?:code|link|linkplain) ([^}]*)}");
    private static final Pattern NUMBERS = Pattern.compile(" \\([SA-Z]+\\d*(?:, S\\d+)*\\)");

    private final Map<String, String> sources = new HashMap<>();

    /** The first paragraph about a type. */
    public @Nullable String of(Class<?> type) {
        return comment(type).get("");
    }

    public @Nullable String of(RecordComponent component) {
        return comment(component.getDeclaringRecord()).get(component.getName());
    }

    private Map<String, String> comment(Class<?> type) {
        Matcher found = Pattern.compile(
                        "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s+)*"
                                + "(?:public |private |protected |static |final |abstract |sealed )*(?:record|enum|class|interface) "
                                + type.getSimpleName()
                                + "\\b",
                        Pattern.DOTALL)
                .matcher(source(type));
        return found.find() ? parts(found.group(1)) : Map.of();
    }

    private static Map<String, String> parts(String comment) {
        String text = comment.replaceAll("(?m)^\\s*\\* ?", "").strip();
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : text.split("(?m)^@")) {
            if (part.startsWith("param ")) {
                String[] words = part.substring("param ".length()).split("\\s+", 2);
                parts.put(words[0], StringUtils.capitalize(plain(words[1])) + ".");
            } else if (!part.isBlank() && text.startsWith(part)) {
                parts.put("", plain(part.split("<p>")[0]));
            }
        }
        return parts;
    }

    private static String plain(String text) {
        String words = TAG.matcher(text.strip()).replaceAll(tag -> Matcher.quoteReplacement(tag.group(1)));
        return NUMBERS.matcher(words).replaceAll("").replaceAll("\\s+", " ");
    }

    private String source(Class<?> type) {
        Class<?> outermost = type;
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        return sources.computeIfAbsent(outermost.getName(), Javadoc::read);
    }

    private static String read(String type) {
        try (Stream<Path> modules = Files.list(ROOT)) {
            Path file = modules.map(module -> module.resolve("src/main/java/" + type.replace('.', '/') + ".java"))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no source of " + type));
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
