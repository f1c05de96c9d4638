package io.partnerledger.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Path;

/** A program that runs on a data folder and tells the process of its PostgreSQL, or that the folder is in use. */
final class LedgerProgram {

    private LedgerProgram() {}

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        try (LocalPostgres postgres = LocalPostgres.on(data).stopWhenJvmEnds().start()) {
            ChildJvm.tell(Postmaster.of(data.toRealPath().resolve("postgres"))
                            .orElseThrow()
                            .pid()
                    + " " + postgres.port());
            // Past the block's own end, so that the hook has something to do.
            System.exit(0);
        } catch (DataFolderInUse refusal) {
            ChildJvm.tell(refusal.getMessage());
        }
    }
}
