package io.partnerledger.embeddedpostgres;

import java.nio.file.Path;

/** Another running program holds the data folder. */
public final class DataFolderInUse extends PostgresUnavailable {

    DataFolderInUse(Path folder, String holder) {
        super("The data folder %s is in use by process %s: stop that one first, or name another folder."
                .formatted(folder, holder));
    }
}
