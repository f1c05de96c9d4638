package io.partnerledger.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The data of a ledger that was started and stopped once; copied, for preparing it takes a second. */
final class PreparedData {

    private PreparedData() {}

    static Path in(Path folder) throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        Process copy = new ProcessBuilder("cp", "-a", Once.DATA.toString(), data.toString())
                .inheritIO()
                .start();
        if (copy.waitFor() != 0) {
            throw new IOException("The prepared data could not be copied");
        }
        return data;
    }

    private static final class Once {
        static final Path DATA = prepare();

        private static Path prepare() {
            try {
                Path folder = Files.createTempDirectory("prepared-");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
                LocalPostgres.on(folder.resolve("data")).start().close();
                return folder.resolve("data");
            } catch (IOException failure) {
                throw new ExceptionInInitializerError(failure);
            }
        }

        private static void delete(Path folder) {
            try {
                new Tree(folder).delete();
            } catch (IOException left) {
                System.err.println(left);
            }
        }
    }
}
