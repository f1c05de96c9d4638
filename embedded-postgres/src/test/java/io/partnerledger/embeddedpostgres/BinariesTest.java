package io.partnerledger.embeddedpostgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {

    @TempDir
    Path cache;

    @Test
    void two_that_unpack_at_once_leave_one_whole_folder_and_nothing_else() throws Exception {
        Path abandoned = Files.createDirectory(cache.resolve("unfinished-by-a-killed-one"));
        Files.setLastModifiedTime(abandoned, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<Binaries> unpacking = () -> Binaries.unpackedIn(cache);
            List<Future<Binaries>> both = threads.invokeAll(List.of(unpacking, unpacking));

            assertThat(both.get(0).get()).isEqualTo(both.get(1).get());
            try (var left = Files.list(cache)) {
                assertThat(left).containsExactly(both.get(0).get().folder());
            }
            assertThat(versionSaidBy(both.get(0).get().folder())).startsWith("postgres (PostgreSQL) 18.");
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void without_a_tar_that_knows_xz_they_are_unpacked_all_the_same() throws Exception {
        Binaries.extract(Binaries.archiveForThisMachine(), cache);

        assertThat(versionSaidBy(cache)).startsWith("postgres (PostgreSQL) 18.");
    }

    private static String versionSaidBy(Path folder) throws IOException {
        Process postgres = new ProcessBuilder(folder.resolve("bin/postgres").toString(), "--version").start();
        return new String(postgres.getInputStream().readAllBytes());
    }
}
