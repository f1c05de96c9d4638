package io.partnerledger.standalone.story;

import io.partnerledger.embeddedpostgres.test.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same with the events in an Axon Server, empty at the start, whose address {@code AXON_SERVER} names. */
@Tag("axon-server")
@EnabledIfEnvironmentVariable(
        named = "AXON_SERVER",
        matches = ".+:[0-9]+",
        disabledReason = "AXON_SERVER=host:port names no Axon Server to test against")
class TheMainJobOnAxonServerTest extends TheMainJobTest {

    @DynamicPropertySource
    static void axonServer(DynamicPropertyRegistry registry) {
        // Views of another store's events would be views of another history.
        TestDatabase database = TestDatabase.empty();
        registry.add("ledger.database.url", database::jdbcUrl);
        registry.add("ledger.axon-server.enabled", () -> "true");
        registry.add("axon.axonserver.servers", () -> System.getenv("AXON_SERVER"));
        registry.add("ledger.sole-writer", () -> "false");
    }
}
