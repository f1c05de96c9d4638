package io.partnerledger.events;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Which PostgreSQL the ledger lives in. */
@ConfigurationProperties("ledger.database")
public record LedgerDatabaseProperties(String url, String username, String password) {

    /** Without the password, which must not get into a log. */
    @Override
    public String toString() {
        return url + " as " + username;
    }
}
