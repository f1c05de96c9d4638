package io.partnerledger.embeddedpostgres;

import org.jspecify.annotations.Nullable;

/** PostgreSQL can't be had here; the message is one sentence for the person who started the program. */
public class PostgresUnavailable extends RuntimeException {

    public PostgresUnavailable(String sentence) {
        this(sentence, null);
    }

    public PostgresUnavailable(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
