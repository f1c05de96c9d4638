package io.partnerledger.events.naming;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.json.JsonMapper;

/** The approved JSON of stored events. To approve a change is to edit the file, knowing that history has the old form. */
final class ApprovedJson {

    // The sources, not their copy below target, where a deleted file lives on.
    private static final Path APPROVED = Path.of("src/test/resources/approved-events");
    private static final Path RECEIVED = Path.of("target/received-events");
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private ApprovedJson() {}

    static Set<String> files() {
        try (Stream<Path> files = Files.list(APPROVED)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String of(String file) {
        Path approved = APPROVED.resolve(file);
        try {
            return Files.exists(approved) ? Files.readString(approved) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps what came instead of the approved, and says where. */
    static Path received(String file, String json) {
        try {
            return Files.writeString(Files.createDirectories(RECEIVED).resolve(file), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same members in the same order, one a line. */
    static String pretty(String json) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectNameValueSpacing(Spacing.AFTER))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
        return MAPPER.writer().with(printer).writeValueAsString(MAPPER.readTree(json)) + "\n";
    }
}
