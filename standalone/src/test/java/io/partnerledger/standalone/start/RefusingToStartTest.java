package io.partnerledger.standalone.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the person sees who can't be served: one sentence that says what to do. */
@Tag("slow")
class RefusingToStartTest {

    @TempDir
    Path folder;

    @Test
    void an_unknown_option_is_named_with_all_that_is_offered() throws Exception {
        LedgerProcess.Ended ended = LedgerProcess.start(folder, "--prot", "80").ended();

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).startsWith("There is no option --prot.").contains("--port PORT");
    }

    @Test
    void help_is_what_was_asked_for_and_no_failure() throws Exception {
        LedgerProcess.Ended ended = LedgerProcess.start(folder, "--help").ended();

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("--data DIR");
    }

    @Test
    void a_port_that_is_taken_is_told_before_anything_is_built() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            LedgerProcess.Ended ended = LedgerProcess.start(
                            folder,
                            "--port",
                            "" + other.getLocalPort(),
                            "--data",
                            folder.resolve("data").toString())
                    .ended();

            refused(ended, "Port " + other.getLocalPort() + " is taken");
        }
    }

    @Test
    void a_database_that_does_not_answer_is_told() throws Exception {
        LedgerProcess.Ended ended = LedgerProcess.start(
                        folder,
                        "--port=0",
                        "--database",
                        "jdbc:postgresql://127.0.0.1:" + LedgerProcess.freePort() + "/ledger?password=hidden")
                .ended();

        refused(ended, "can't be used");
        assertThat(ended.err()).doesNotContain("hidden");
    }

    @Test
    void fresh_leaves_a_folder_alone_that_holds_something_else() throws Exception {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        Files.writeString(photos.resolve("holiday.jpg"), "a picture");

        LedgerProcess.Ended ended = LedgerProcess.start(folder, "--port=0", "--fresh", "--data", photos.toString())
                .ended();

        refused(ended, "holiday.jpg");
        assertThat(photos).isDirectoryContaining(path -> path.endsWith("holiday.jpg"));
        assertThat(photos).isDirectoryNotContaining(path -> !path.endsWith("holiday.jpg"));
    }

    private static void refused(LedgerProcess.Ended ended, String reason) {
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err().lines())
                .singleElement()
                .asString()
                .contains(reason)
                .endsWith(".");
    }
}
