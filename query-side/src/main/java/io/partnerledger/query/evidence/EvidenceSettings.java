package io.partnerledger.query.evidence;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What checkpoints are signed with, and how often it is looked whether a day is over.
 *
 * @param signingKey Ed25519, PKCS #8, in PEM or Base64; where there is none, the ledger makes one once and keeps it sealed
 *     in its database
 * @param formerKeys public keys that once signed, X.509, in PEM or Base64
 * @param lookEvery for a day that is over and not signed yet
 */
@ConfigurationProperties("ledger.evidence")
record EvidenceSettings(
        @Nullable String signingKey,
        @DefaultValue List<String> formerKeys,
        @DefaultValue("1m") Duration lookEvery) {

    /** Without the key, which must not get into a log. */
    @Override
    public String toString() {
        return "former keys " + formerKeys + ", looking every " + lookEvery;
    }
}
