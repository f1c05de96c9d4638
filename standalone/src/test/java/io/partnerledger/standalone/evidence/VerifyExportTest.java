package io.partnerledger.standalone.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.events.evidence.ChainEntry;
import io.partnerledger.events.evidence.Checkpoint.State;
import io.partnerledger.events.evidence.ExportWriter;
import io.partnerledger.events.evidence.SigningKey;
import io.partnerledger.events.store.StoredEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyExportTest {

    private static final UUID KANTO = UUID.randomUUID();
    private static final SigningKey KEY = SigningKey.made();
    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");

    @TempDir
    Path folder;

    private Path export;
    private Path key;

    @BeforeEach
    void an_export_and_the_key() throws IOException {
        export = Files.writeString(folder.resolve("export.ndjson"), export(5));
        key = Files.writeString(folder.resolve("key.pem"), KEY.publicKey().pem());
    }

    private static String export(int events) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ExportWriter writer = new ExportWriter(out, KEY, State.beginning(KANTO), NOW, NOW);
        String hash = ChainEntry.BEGINNING;
        for (int i = 1; i <= events; i++) {
            StoredEvent event = new StoredEvent(
                    i, "order:" + i, "t", "1", NOW, "{}", "{\"distributorId\":\"" + KANTO + "\",\"n\":" + i + "}");
            hash = ChainEntry.of(event).orElseThrow().hashAfter(hash);
            writer.event(event, hash);
        }
        writer.end(NOW, NOW);
        return out.toString(StandardCharsets.UTF_8);
    }

    private record Told(int code, String out, String err) {}

    private static Told run(InputStream in, Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new VerifyExport(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(List.of(arguments).stream().map(Object::toString).toList(), in);
        return new Told(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Told run(Object... arguments) {
        return run(InputStream.nullInputStream(), arguments);
    }

    @Test
    void what_is_signed_is_proven_from_a_file_or_from_the_standard_input() throws IOException {
        Told told = run(export, "--key", key);
        assertThat(told.code).isEqualTo(VerifyExport.PROVEN);
        assertThat(told.out).contains(KANTO.toString(), "events 1 to 5", "Proven.");

        // A shell may have put an empty line behind it.
        byte[] piped = (Files.readString(export) + "\n").getBytes(StandardCharsets.UTF_8);
        assertThat(run(new ByteArrayInputStream(piped), "-", "--key", key).code).isEqualTo(VerifyExport.PROVEN);
    }

    @Test
    void without_a_key_only_consistency_is_shown_and_that_is_said() {
        Told told = run(export);

        assertThat(told.code).isEqualTo(VerifyExport.UNSIGNED);
        assertThat(told.out).contains("not proven", "--key").doesNotContain("Proven.");
    }

    @Test
    void what_is_wrong_is_told_one_sentence_each() throws IOException {
        Files.writeString(export, Files.readString(export).replace("\"n\":3", "\"n\":4"));

        Told told = run(export, "--key", key);

        assertThat(told.code).isEqualTo(VerifyExport.NOT_PROVEN);
        assertThat(told.out.lines())
                .containsExactly("Line 4 was changed: its hash is not that of its content.", "Not proven.");
    }

    @Test
    void a_kept_checkpoint_is_taken_in_every_form_in_which_the_ledger_gives_one() throws IOException {
        String line = Files.readAllLines(export).get(6);
        String checkpoint = line.substring("{\"checkpoint\":".length(), line.length() - 1);
        for (String form : List.of(
                line,
                checkpoint,
                "{\"items\":[{\"day\":\"2026-04-30\",\"checkpoint\":" + checkpoint + "}]}",
                Files.readString(export))) {
            Path kept = Files.writeString(folder.resolve("kept.json"), form);
            assertThat(run(export, "--key", key, "--checkpoint", kept).code)
                    .as(form)
                    .isEqualTo(VerifyExport.PROVEN);
            Path shorter = Files.writeString(folder.resolve("shorter.ndjson"), export(4));
            assertThat(run(shorter, "--key", key, "--checkpoint", kept).code)
                    .as(form)
                    .isEqualTo(VerifyExport.NOT_PROVEN);
        }
    }

    @Test
    void what_cant_be_used_is_said_in_one_sentence() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "");
        Path other = Files.writeString(folder.resolve("other"), "Dear auditor,\n");
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 0, (byte) 0xc3, 10, 1});
        for (Object[] arguments : new Object[][] {
            {},
            {export, export},
            {export, "--keys", key},
            {export, "--key"},
            {export, "--key", folder.resolve("none")},
            {export, "--key", other},
            {export, "--key", binary},
            {export, "--checkpoint", empty},
            {export, "--checkpoint", other},
            {folder.resolve("none")},
            {folder},
            {empty},
            {other},
            {binary}
        }) {
            Told told = run(arguments);
            assertThat(told.code).as(List.of(arguments).toString()).isEqualTo(VerifyExport.UNUSABLE);
            assertThat((told.out + told.err).lines().findFirst())
                    .hasValueSatisfying(sentence -> assertThat(sentence).matches("[A-Z/-].*[.?]"));
        }
        assertThat(run("--help").out).startsWith("Usage: ledger verify-export");
    }

    /** As the script runs it: no Spring on its way. */
    @Test
    void it_is_a_program_of_its_own_that_starts_at_once() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-verbose:class",
                        "-cp",
                        System.getProperty("java.class.path"),
                        VerifyExport.class.getName(),
                        export.toString(),
                        "--key",
                        key.toString())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(out).isEqualTo(VerifyExport.PROVEN);
        assertThat(out)
                .contains("Proven.")
                .doesNotContain("org.springframework")
                .doesNotContain("org.postgresql");
    }
}
