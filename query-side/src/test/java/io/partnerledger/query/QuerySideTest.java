package io.partnerledger.query;

import io.partnerledger.embeddedpostgres.test.TestDatabase;
import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.events.store.Head;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.query.trade.Trade;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A test of the query side over HTTP, on a database of this module's own.
 *
 * <p>All such tests share one running application and keep apart by their tenants. What happens is told to the event
 * store as the command side would tell it.
 */
@SpringBootTest(classes = QuerySideApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(SignIn.class)
public abstract class QuerySideTest {

    private static final TestDatabase DATABASE = TestDatabase.empty();
    private static final byte[] MASTER_KEY = new byte[32];

    @LocalServerPort
    private int port;

    @Autowired
    private EventStorageEngine engine;

    @Autowired
    private PersonalDataVault vault;

    @Autowired
    private Head head;

    /** Goes on from a hundred days ago. */
    protected Trade trade;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("ledger.database.url", DATABASE::jdbcUrl);
        registry.add("ledger.database.username", DATABASE::user);
        registry.add("ledger.database.password", DATABASE::password);
        registry.add(
                "ledger.personal-data.master-key", () -> Base64.getEncoder().encodeToString(MASTER_KEY));
        registry.add("ledger.node", () -> "query-side-test");
        // Each world here is a hundred days old.
        registry.add("ledger.evidence.look-every", () -> "1d");
    }

    @BeforeEach
    void trade() {
        trade = new Trade(
                engine::appendEvents,
                vault::seal,
                Instant.now().minus(Duration.ofDays(100)).truncatedTo(ChronoUnit.SECONDS));
    }

    /** The database as its owner sees it. */
    protected static DataSource database() {
        return DATABASE.dataSource();
    }

    /** A vault that has no key in memory yet, as one of another node. */
    protected static PersonalDataVault anotherVault() {
        return new PersonalDataVault(DATABASE.dataSource(), MASTER_KEY);
    }

    protected long head() {
        return head.now();
    }

    /** Somebody of the distributor, who sees all that has happened so far. */
    protected Reader as(DistributorId distributor, String... roles) {
        return as(distributor.value(), roles);
    }

    /** Somebody of the reseller, who sees all that has happened so far. */
    protected Reader as(ResellerTenantId reseller, String... roles) {
        return as(reseller.value(), roles);
    }

    protected Reader as(UUID tenant, String... roles) {
        return anybody()
                .with("Authorization", "Bearer " + SignIn.token(tenant, roles.length == 0 ? AGENT : roles))
                .with("Ledger-Position", Long.toString(head()));
    }

    /** Somebody without a token. */
    protected Reader anybody() {
        return new Reader(port);
    }

    private static final String[] AGENT = {"AdminAgent"};
}
