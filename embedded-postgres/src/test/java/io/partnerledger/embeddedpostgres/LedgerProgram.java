package io.partnerledger.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Path;

/** A program that runs on a data folder and tells the process of its PostgreSQL. */
final class LedgerProgram {

    private LedgerProgram() {}

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        LocalPostgres postgres = LocalPostgres.on(data).stopWhenJvmEnds().start();
        ChildJvm.tell(Postmaster.of(data.toRealPath().resolve("postgres"))
                        .orElseThrow()
                        .pid()
                + " " + postgres.port());
    }
}
