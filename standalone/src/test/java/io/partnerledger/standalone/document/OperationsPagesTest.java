package io.partnerledger.standalone.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.partnerledger.standalone.StandaloneTest;
import io.partnerledger.standalone.evidence.VerifyExport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Value;

/** What the pages of {@code docs/operations} tell an operator to paste does what they say, one block after the other. */
class OperationsPagesTest extends StandaloneTest {

    private static final Path PAGES = Path.of("..", "docs", "operations");
    private static final Path README = Path.of("..", "README.md");
    private static final String BLOCK = "(?ms)^```%s\\n(.*?)^```$";

    /** An answer that refuses is a failure here, and so is a command that ends with anything but 0. */
    private static final String STRICTLY = """
            set -euo pipefail
            curl() { command curl --fail-with-body --max-time 30 "$@"; }
            """;

    @Value("${ledger.database.url}")
    private String url;

    @Value("${ledger.database.username}")
    private String user;

    @Value("${ledger.database.password}")
    private String password;

    @TempDir
    Path folder;

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_commands_of_a_page_run_as_they_stand(Path page) throws Exception {
        String script = STRICTLY + functions() + String.join("\n", blocksOf("sh", page));
        Path out = folder.resolve("out.txt");
        provideTheVerifier();
        Process shell = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        boolean ended = shell.waitFor(2, TimeUnit.MINUTES);
        shell.destroyForcibly();

        assertThat(ended).as("it comes to an end: %s", Files.readString(out)).isTrue();
        assertThat(shell.exitValue()).as(Files.readString(out)).isZero();
    }

    /** Nothing stays of it. */
    @Test
    void the_statements_of_the_pages_run_as_they_stand() throws Exception {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (Path page : pages()) {
                for (String block : blocksOf("sql", page)) {
                    assertThatCode(() -> statement.execute(block)).as(block).doesNotThrowAnyException();
                    connection.rollback();
                }
            }
        }
    }

    @Test
    void a_command_that_is_refused_would_be_noticed() throws Exception {
        Process shell = new ProcessBuilder(
                        "bash", "-c", STRICTLY + functions() + "as kanto-admin $L/ledger/projections")
                .redirectErrorStream(true)
                .start();

        String told = new String(shell.getInputStream().readAllBytes());
        assertThat(shell.waitFor()).as(told).isNotZero();
    }

    /** {@code ./ledger} would build the application first. */
    private void provideTheVerifier() throws IOException {
        Path ledger = Files.writeString(folder.resolve("ledger"), """
                #!/bin/sh
                [ "$1" = verify-export ] || exit 99
                shift
                exec "%s" -XX:TieredStopAtLevel=1 -cp "%s" %s "$@"
                """.formatted(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        System.getProperty("java.class.path"),
                        VerifyExport.class.getName()));
        assertThat(ledger.toFile().setExecutable(true)).isTrue();
    }

    /** Those that the README gives its readers, for this ledger. */
    private String functions() {
        String given = blocksOf("sh", README).stream()
                .filter(block -> block.startsWith("L="))
                .findFirst()
                .orElseThrow();
        return given.replaceFirst("^L=.*", "L=" + client().address());
    }

    private static List<String> blocksOf(String language, Path page) {
        try {
            return Pattern.compile(BLOCK.formatted(language))
                    .matcher(Files.readString(page))
                    .results()
                    .map((MatchResult block) -> block.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
