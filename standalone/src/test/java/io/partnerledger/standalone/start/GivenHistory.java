package io.partnerledger.standalone.start;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.partnerledger.events.schema.LedgerSchema;
import io.partnerledger.standalone.trade.StoredTrade;
import io.partnerledger.standalone.trade.TwoYearsOfTrade;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A data folder that holds a long history before any ledger was started on it. */
record GivenHistory(Path data, TwoYearsOfTrade trade) {

    static GivenHistory of(int events, Path data) throws SQLException {
        try (EmbeddedGroundwork groundwork = EmbeddedGroundwork.begin(data, false)) {
            PGSimpleDataSource owner = owner(groundwork);
            LedgerSchema.EVENTS.migrate(owner);
            return new GivenHistory(
                    data, StoredTrade.stored(owner, book -> TwoYearsOfTrade.told(events, 5, Instant.now(), book)));
        }
    }

    private static PGSimpleDataSource owner(EmbeddedGroundwork groundwork) {
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setUrl(groundwork.value("ledger.database.url"));
        owner.setUser(groundwork.value("ledger.database.username"));
        owner.setPassword(groundwork.value("ledger.database.password"));
        return owner;
    }

    /** A token of the largest distributor's admin, under the folder's own key. */
    String token() throws IOException, ParseException, JOSEException {
        RSAKey key = RSAKey.parse(Keys.in(data).orElseThrow().values().get(Keys.TOKENS));
        Instant now = Instant.now();
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.RS256),
                new JWTClaimsSet.Builder()
                        .issuer("urn:partner-ledger:development")
                        .subject("agent-1")
                        .claim("tid", trade.largestDistributor().toString())
                        .claim("roles", List.of("AdminAgent"))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
                        .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    /** The ids of all requests that led to an event, once no ledger runs on the folder. */
    Set<UUID> requestsKept(long afterPosition) {
        try (EmbeddedGroundwork groundwork = EmbeddedGroundwork.begin(data, false)) {
            return new HashSet<>(JdbcClient.create(owner(groundwork))
                    .sql("select distinct (metadata ->> 'requestId')::uuid from events.event where position > ?")
                    .param(afterPosition)
                    .query(UUID.class)
                    .list());
        }
    }
}
