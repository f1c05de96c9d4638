package io.partnerledger.command.webhook;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.directory.DirectoryProjection;
import io.partnerledger.edge.json.EdgeJson;
import io.partnerledger.edge.request.PublicUrl;
import io.partnerledger.embeddedpostgres.test.TestDatabase;
import io.partnerledger.events.following.Following;
import io.partnerledger.events.following.Positions;
import io.partnerledger.events.following.ProjectionTables;
import io.partnerledger.events.naming.EventNames;
import io.partnerledger.events.naming.EventSerializer;
import io.partnerledger.events.naming.Vocabularies;
import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.events.schema.LedgerSchema;
import io.partnerledger.events.store.LedgerEventStore;
import io.partnerledger.events.store.PostgresEventStorageEngine;
import io.partnerledger.events.store.StoreHead;
import io.partnerledger.kernel.event.LedgerEvent;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordPolicy;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules;
import java.net.InetAddress;
import java.net.URI;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One node that tells webhooks, when it is let. */
final class WebhookNode implements AutoCloseable {

    static final WebhookSettings SETTINGS =
            new WebhookSettings(null, null, Duration.ofSeconds(5), 16, 2, Duration.ofDays(3), true);

    /** Made once: it takes a while. */
    private static final Signing SIGNING = signing();

    final Outbox outbox;
    final Validations validations;
    final Registrations registrations;
    final Deliveries deliveries;
    final JdbcClient jdbc;

    private final NewsProjection projection =
            new NewsProjection(new PartnerOfRecordPolicy(PartnerOfRecordRules.defaults()));
    private final PostgresEventStorageEngine engine;
    private final Following following;
    private final Positions positions;
    private final PersonalDataVault vault;
    private final Calls calls;

    WebhookNode(DataSource database, String name, Clock clock) {
        StoreHead storeHead = new StoreHead();
        EventSerializer serializer = new EventSerializer(EventNames.of(Vocabularies.ALL));
        engine = PostgresEventStorageEngine.on(database, storeHead, serializer, NoOpEventUpcaster.INSTANCE);
        ProjectionTables tables = new ProjectionTables(database);
        positions = new Positions(shape -> tables.position(shape).orElse(0));
        following = new Following(
                LedgerEventStore.on(engine, storeHead), database, DirectoryProjection.SCHEMA, name, tables, positions);
        following.follow(projection);
        following.start();
        jdbc = JdbcClient.create(database);
        vault = new PersonalDataVault(database, new byte[32]);
        registrations = new Registrations(database);
        validations = new Validations(database, clock);
        outbox = new Outbox(database, clock, SETTINGS.perReceiver(), SETTINGS.givenUpAfter());
        CallableNames names = new CallableNames(InetAddress::getAllByName, true);
        calls = new Calls(names, SETTINGS.patience(), SETTINGS.atOnce());
        deliveries = new Deliveries(
                outbox,
                validations,
                calls,
                SIGNING,
                vault,
                EdgeJson.within(64, 100_000),
                new PublicUrl(URI.create("https://ledger.example")),
                SETTINGS);
    }

    private static Signing signing() {
        KeyPair keys = SigningTest.keys();
        Instant today = Partners.TODAY;
        return Signing.of(
                keys.getPrivate().getEncoded(),
                SelfSignedCertificate.of(keys, "ledger.example", today, today.plus(Duration.ofDays(365))));
    }

    static HikariDataSource freshDatabase() {
        TestDatabase database = TestDatabase.fromTemplate("webhooks", owner -> {
            LedgerSchema.EVENTS.migrate(owner);
            LedgerSchema.KEYS.migrate(owner);
            LedgerSchema.folded(DirectoryProjection.SCHEMA).migrate(owner);
            LedgerSchema.beside(DirectoryProjection.SCHEMA, "classpath:db/webhook", "webhook_version")
                    .migrate(owner);
        });
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(40);
        config.setMinimumIdle(2);
        return new HikariDataSource(config);
    }

    void append(String stream, LedgerEvent event) {
        String request = UUID.randomUUID().toString();
        long sequence =
                engine.lastSequenceNumberFor(stream).map(last -> last + 1).orElse(0L);
        engine.appendEvents(new GenericDomainEventMessage<>(
                "test", stream, sequence, event, MetaData.from(Map.of("requestId", request, "traceId", request))));
    }

    /** Another name of the subscription, by another request. */
    void renamed(UUID subscription, UUID distributor) {
        append("subscription:" + subscription, Partners.renamed(subscription, distributor));
    }

    /** Registers the distributor's webhook as of now. */
    Registration register(UUID distributor, String url, String... events) {
        Registration registration = new Registration(
                distributor,
                UUID.randomUUID(),
                vault.seal(Registration.subject(distributor), url),
                List.of(events),
                "registration");
        registrations.add(registration, false, engine.readHead());
        return registration;
    }

    /** Knows all that has happened and makes deliveries of it. */
    void post() {
        if (!positions.await(projection.shape(), engine.readHead(), Duration.ofSeconds(20))) {
            throw new IllegalStateException("The news did not catch up.");
        }
        outbox.post(projection.shape().version());
    }

    /** As the scheduler lets it. */
    void work() {
        post();
        deliveries.wake();
    }

    /** As a rebuild does: all is folded again from the first event on. */
    static void foldAnew(JdbcClient jdbc) {
        jdbc.sql("select table_name from information_schema.tables where table_schema = 'command'"
                        + " and table_type = 'BASE TABLE' and table_name like 'webhook\\_%\\_v1%'")
                .query(String.class)
                .list()
                .forEach(table -> jdbc.sql("truncate command." + table).update());
        jdbc.sql("update command.projection set position = 0 where name = 'webhook'")
                .update();
        jdbc.sql("delete from command.token_entry").update();
    }

    @Override
    public void close() throws Exception {
        deliveries.close();
        following.stop();
        calls.close();
        engine.close();
    }
}
