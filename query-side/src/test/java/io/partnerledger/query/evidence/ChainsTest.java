package io.partnerledger.query.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.embeddedpostgres.test.TestDatabase;
import io.partnerledger.events.evidence.ChainEntry;
import io.partnerledger.events.evidence.ExportVerifier;
import io.partnerledger.events.evidence.ExportVerifier.Verdict;
import io.partnerledger.events.evidence.Finding;
import io.partnerledger.events.evidence.SigningKey;
import io.partnerledger.events.following.Following;
import io.partnerledger.events.following.Positions;
import io.partnerledger.events.following.ProjectionTables;
import io.partnerledger.events.naming.EventNames;
import io.partnerledger.events.naming.EventSerializer;
import io.partnerledger.events.naming.Vocabularies;
import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.events.schema.LedgerSchema;
import io.partnerledger.events.store.Head;
import io.partnerledger.events.store.PostgresEventStorageEngine;
import io.partnerledger.events.store.StoreHead;
import io.partnerledger.events.store.StoredEvent;
import io.partnerledger.events.store.StoredEvents;
import io.partnerledger.events.store.StoredEventsInPostgres;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.query.evidence.Chains.Entry;
import io.partnerledger.query.trade.Trade;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Chains on a store and a database of their own. */
class ChainsTest {

    private static final Instant BEGIN = Instant.parse("2026-04-01T22:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(20);

    private final StoreHead head = new StoreHead();
    private HikariDataSource database;
    private PostgresEventStorageEngine engine;
    private StoredEvents stored;
    private Chains chains;
    private TransactionTemplate transactions;
    private JdbcClient jdbc;
    private EvidenceKeys keys;
    private Trade trade;
    private DistributorId kanto;
    private DistributorId rhein;
    private ResellerTenantId aoba;
    private CustomerId minato;

    @BeforeEach
    void two_distributors_do_business() {
        database = connect(TestDatabase.fromTemplate("query-side-evidence", owner -> {
            LedgerSchema.EVENTS.migrate(owner);
            LedgerSchema.KEYS.migrate(owner);
            LedgerSchema.folded(Chains.SCHEMA).migrate(owner);
            LedgerSchema.beside(Chains.SCHEMA, "classpath:db/evidence", "evidence_version")
                    .migrate(owner);
        }));
        EventSerializer serializer = new EventSerializer(EventNames.of(Vocabularies.ALL));
        engine = PostgresEventStorageEngine.on(database, head, serializer, NoOpEventUpcaster.INSTANCE);
        stored = new StoredEventsInPostgres(database, head);
        chains = new Chains(database);
        transactions = new TransactionTemplate(new DataSourceTransactionManager(database));
        jdbc = JdbcClient.create(database);
        keys = keys(null);
        trade = Trade.unsealable(engine::appendEvents, BEGIN);
        kanto = trade.distributor("Kanto Distribution", "JP");
        rhein = trade.distributor("Rhein Distribution", "DE");
        aoba = trade.reseller("Aoba Systems", "JP");
        trade.partners(kanto, aoba);
        minato = trade.customer(kanto, aoba, "Minato Foods", "JP");
        trade.partners(rhein, trade.reseller("Fjord IT", "NO"));
        trade.order(minato, trade.plaIdOf(aoba), 25);
    }

    private static HikariDataSource connect(TestDatabase fresh) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(fresh.jdbcUrl());
        config.setUsername(fresh.user());
        config.setPassword(fresh.password());
        config.setMaximumPoolSize(12);
        return new HikariDataSource(config);
    }

    @AfterEach
    void close() {
        engine.close();
        database.close();
    }

    private EvidenceKeys keys(String configured, String... former) {
        return new EvidenceKeys(
                database,
                new PersonalDataVault(database, new byte[32]),
                new EvidenceSettings(configured, List.of(former), Duration.ofDays(1)));
    }

    /** All that is stored, as a follower gets it. */
    private List<EventMessage<?>> all() {
        List<Long> positions =
                LongStream.rangeClosed(1, engine.readHead()).boxed().toList();
        return messages(stored.at(positions));
    }

    private static List<EventMessage<?>> messages(List<StoredEvent> events) {
        List<EventMessage<?>> messages = new ArrayList<>();
        events.forEach(
                event -> messages.add(StoredEvents.message(UUID.randomUUID().toString(), event)));
        return messages;
    }

    private void follow(List<EventMessage<?>> batch) {
        transactions.executeWithoutResult(transaction -> chains.follow(batch));
    }

    private void followInBatchesOf(int size) {
        List<EventMessage<?>> all = all();
        for (int from = 0; from < all.size(); from += size) {
            follow(all.subList(from, Math.min(from + size, all.size())));
        }
    }

    private List<Entry> chainOf(DistributorId distributor) {
        return chains.entries(distributor.value(), 1, 10_000);
    }

    private List<String> everyRow() {
        return jdbc.sql("select t::text from evidence.entry t order by 1")
                .query(String.class)
                .list();
    }

    private Following node(String name) {
        Following following = new Following(
                stored,
                database,
                Chains.SCHEMA,
                name,
                new ProjectionTables(database),
                new Positions(shape -> chains.position()));
        following.follow("evidence", chains::position, chains::follow);
        return following;
    }

    private Head storesHead() {
        return new Head() {
            @Override
            public long afterAppend() {
                return now();
            }

            @Override
            public long now() {
                return engine.readHead();
            }
        };
    }

    private EvidenceExport export(EvidenceKeys signing) {
        return new EvidenceExport(
                chains, stored, signing, storesHead(), Clock.fixed(trade.now(), ZoneOffset.UTC), SOON);
    }

    private Verdict verdict(JsonNode... kept) {
        EvidenceExport export = export(keys);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.write(export.stretch(kanto.value(), null, null), out);
        return verdict(out.toByteArray(), keys, kept);
    }

    private static Verdict verdict(byte[] text, EvidenceKeys trusted, JsonNode... kept) {
        try {
            return ExportVerifier.verify(new ByteArrayInputStream(text), trusted.all(), List.of(kept));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void each_distributor_has_one_chain_over_its_own_events_in_the_order_of_the_store() {
        followInBatchesOf(3);

        for (DistributorId distributor : List.of(kanto, rhein)) {
            String hash = ChainEntry.BEGINNING;
            int number = 0;
            List<Entry> chain = chainOf(distributor);
            for (Long position : jdbc.sql("select position from events.event"
                            + " where payload ->> 'distributorId' = ? order by position")
                    .param(distributor.value().toString())
                    .query(Long.class)
                    .list()) {
                hash = ChainEntry.of(stored.at(List.of(position)).get(0))
                        .orElseThrow()
                        .hashAfter(hash);
                Entry entry = chain.get(number++);
                assertThat(entry.number()).isEqualTo(number);
                assertThat(entry.position()).isEqualTo(position);
                assertThat(entry.hash()).isEqualTo(hash);
            }
            assertThat(chain).hasSize(number).isNotEmpty();
        }
        assertThat(chains.position()).isEqualTo(engine.readHead());
    }

    @Test
    void what_comes_twice_changes_nothing_and_nothing_may_be_passed_over() {
        List<EventMessage<?>> all = all();
        follow(all.subList(0, 5));
        follow(all.subList(2, 8));
        List<String> rows = everyRow();
        follow(all.subList(0, 8));
        assertThat(everyRow()).isEqualTo(rows);

        assertThatThrownBy(() -> follow(all.subList(9, 12))).hasMessageContaining("the last one chained is 8");
        assertThat(everyRow()).isEqualTo(rows);
        assertThat(chains.position()).isEqualTo(8);
    }

    @Test
    void computed_anew_the_chains_are_the_same() {
        followInBatchesOf(500);
        List<String> rows = everyRow();
        assertThat(verdict().findings()).isEmpty();

        jdbc.sql("truncate evidence.entry, evidence.chain").update();
        jdbc.sql("update evidence.followed set position = 0").update();
        followInBatchesOf(1);

        assertThat(everyRow()).isEqualTo(rows);
    }

    @Test
    void of_two_that_write_at_once_one_does() {
        List<EventMessage<?>> all = all();
        for (int from = 0; from < all.size(); from += 4) {
            List<EventMessage<?>> batch = all.subList(from, Math.min(from + 4, all.size()));
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> follow(batch));
            follow(batch);
            other.join();
        }

        assertThat(verdict().findings()).isEmpty();
        assertThat(chainOf(kanto)).extracting(Entry::number).doesNotHaveDuplicates();
    }

    @Test
    void a_node_goes_on_where_another_left_off_and_the_claim_alone_moves_nothing() {
        Positions positions = new Positions(shape -> chains.position());
        var shape = io.partnerledger.events.following.Shape.of(Chains.SCHEMA, "chains", 1);
        Following tokyo = node("tokyo");
        tokyo.start();
        assertThat(positions.await(shape, engine.readHead(), SOON)).isTrue();
        tokyo.stop();

        trade.order(minato, trade.plaIdOf(aoba), 5);
        // As after a restart of a node that died before its claim was stored.
        jdbc.sql("delete from evidence.token_entry").update();
        Following osaka = node("osaka");
        osaka.start();
        assertThat(positions.await(shape, engine.readHead(), SOON)).isTrue();
        trade.order(minato, trade.plaIdOf(aoba), 5);
        assertThat(positions.await(shape, engine.readHead(), SOON)).isTrue();
        osaka.stop();

        assertThat(verdict().findings()).isEmpty();
    }

    @Test
    void in_another_store_with_other_positions_the_chain_and_what_was_signed_of_it_stay() {
        followInBatchesOf(500);
        List<String> hashes = chainOf(kanto).stream().map(Entry::hash).toList();
        JsonNode kept = chains.before(kanto.value(), trade.now().plusSeconds(1))
                .signed(keys.current(), trade.now(), trade.now())
                .json();

        // Rhein stays behind; another store counts anew.
        List<StoredEvent> moved = new ArrayList<>();
        for (EventMessage<?> message : all()) {
            StoredEvent event = (StoredEvent) message.getPayload();
            if (!event.payload().contains(rhein.value().toString())) {
                moved.add(new StoredEvent(
                        moved.size() + 1L,
                        event.stream(),
                        event.type(),
                        event.revision(),
                        event.time(),
                        event.metadata(),
                        event.payload()));
            }
        }
        jdbc.sql("truncate evidence.entry, evidence.chain").update();
        jdbc.sql("update evidence.followed set position = 0").update();
        follow(messages(moved));

        assertThat(chainOf(kanto)).extracting(Entry::hash).isEqualTo(hashes);
        assertThat(chains.last(kanto.value()).orElseThrow().position())
                .isNotEqualTo(kept.get("position").longValue());
        assertThat(hashes).contains(kept.get("hash").asString());
    }

    @Test
    void what_was_changed_in_the_database_itself_shows_in_the_next_export() {
        followInBatchesOf(500);
        Entry third = chainOf(kanto).get(2);
        jdbc.sql("alter table events.event disable trigger history_stays").update();
        jdbc.sql("update events.event set payload = (replace(payload::text, ?, ?))::json where position = ?")
                .params(aoba.value().toString(), UUID.randomUUID().toString(), third.position())
                .update();
        int changed = jdbc.sql("update events.event set metadata = '{\"subject\":\"nobody\"}'::json where position = ?")
                .param(third.position())
                .update();

        assertThat(changed).isEqualTo(1);
        assertThat(verdict().findings()).extracting(Finding::line).containsExactly(4L);

        // With a chain that was made to fit, what was signed before is what tells.
        JsonNode kept = chains.before(kanto.value(), trade.now().plusSeconds(1))
                .signed(keys.current(), trade.now(), trade.now())
                .json();
        jdbc.sql("truncate evidence.entry, evidence.chain").update();
        jdbc.sql("update evidence.followed set position = 0").update();
        followInBatchesOf(500);
        assertThat(verdict().findings()).isEmpty();
        assertThat(verdict(kept).findings()).isNotEmpty();
    }

    @Test
    void a_time_cuts_the_chain_once_though_clocks_differ() {
        UUID owner = UUID.randomUUID();
        List<StoredEvent> events = new ArrayList<>();
        long[] seconds = {10, 30, 20, 40, 25, 50};
        for (int i = 0; i < seconds.length; i++) {
            events.add(new StoredEvent(
                    engine.readHead() + i + 1,
                    "customer:" + i,
                    "t",
                    "1",
                    BEGIN.plusSeconds(seconds[i]),
                    "{}",
                    "{\"distributorId\":\"" + owner + "\"}"));
        }
        followInBatchesOf(500);
        follow(messages(events));

        Map<Long, Long> before = Map.of(5L, 0L, 10L, 0L, 11L, 1L, 25L, 1L, 30L, 1L, 31L, 3L, 40L, 3L, 41L, 5L, 99L, 6L);
        before.forEach((second, count) -> assertThat(
                        chains.before(owner, BEGIN.plusSeconds(second)).count())
                .as("before second %s", second)
                .isEqualTo(count));
    }

    @Test
    void what_was_decided_before_a_time_and_chained_after_it_was_signed_is_in_the_next_stretch() {
        followInBatchesOf(500);
        trade.at(BEGIN.plus(Duration.ofHours(1)));
        EvidenceExport export = export(keys);
        EvidenceExport.Stretch whole = export.stretch(kanto.value(), null, null);
        EvidenceExport.Stretch ended =
                export.stretch(rhein.value(), null, trade.now().minusSeconds(1));
        Instant earlier = trade.now().minusSeconds(2);

        for (DistributorId late : List.of(kanto, rhein)) {
            follow(messages(List.of(new StoredEvent(
                    chains.position() + 1,
                    "customer:late",
                    "t",
                    "1",
                    earlier,
                    "{}",
                    "{\"distributorId\":\"" + late.value() + "\"}"))));
        }

        for (EvidenceExport.Stretch before : List.of(whole, ended)) {
            EvidenceExport.Stretch next = export.stretch(before.before().distributorId(), before.to(), null);
            assertThat(next.before()).isEqualTo(before.after());
            assertThat(next.after().count()).isEqualTo(before.after().count() + 1);
        }
    }

    @Test
    void an_export_that_ends_before_the_first_event_begins_no_later_than_it_ends() {
        followInBatchesOf(500);

        EvidenceExport.Stretch nothing = export(keys).stretch(kanto.value(), null, BEGIN.minusSeconds(60));

        assertThat(nothing.from()).isEqualTo(nothing.to());
        assertThat(nothing.after().count()).isZero();
    }

    @Test
    void every_day_is_signed_once_also_one_on_which_nothing_happened_and_after_a_downtime() {
        DailyCheckpoints tokyo = checkpoints(BEGIN.plus(Duration.ofHours(2)).plusSeconds(61));
        follow(all().subList(0, 9));
        assertThat(chainOf(kanto)).isNotEmpty();
        tokyo.sign();
        assertThat(days(tokyo)).as("the chains are behind").isEmpty();
        followInBatchesOf(500);
        checkpoints(BEGIN.plus(Duration.ofHours(2)).plusSeconds(59)).sign();
        assertThat(days(tokyo)).as("the day is hardly over").isEmpty();
        tokyo.sign();
        assertThat(days(tokyo)).containsExactly("2026-04-01");
        assertThat(tokyo.unsignedDays()).isZero();
        assertThat(checkpoints(BEGIN.plus(Duration.ofDays(5))).unsignedDays()).isEqualTo(4);

        trade.at(BEGIN.plus(Duration.ofDays(4)));
        trade.order(minato, trade.plaIdOf(aoba), 5);
        follow(all());
        Instant later = BEGIN.plus(Duration.ofDays(43));
        CompletableFuture<Void> osaka = CompletableFuture.runAsync(
                () -> checkpoints(later.plusSeconds(7)).sign());
        checkpoints(later).sign();
        osaka.join();

        List<DailyCheckpoints.OfADay> signed = tokyo.of(kanto.value(), LocalDate.MIN, LocalDate.of(9999, 1, 1), 1_000);
        assertThat(signed).hasSize(43);
        assertThat(signed.get(1).checkpoint().hash())
                .isEqualTo(signed.get(0).checkpoint().hash());
        assertThat(signed.get(3).checkpoint().count())
                .isEqualTo(signed.get(0).checkpoint().count());
        assertThat(signed.get(4).checkpoint().count())
                .isGreaterThan(signed.get(3).checkpoint().count());
        assertThat(signed.get(5).checkpoint().time()).isEqualTo(Instant.parse("2026-04-07T00:00:00Z"));
        assertThat(verdict(signed.stream().map(day -> day.checkpoint().json()).toArray(JsonNode[]::new))
                        .findings())
                .isEmpty();
        assertThatThrownBy(() -> jdbc.sql("delete from evidence.checkpoint").update())
                .hasMessageContaining("neither changed nor deleted");
    }

    private DailyCheckpoints checkpoints(Instant now) {
        return checkpoints(now, storesHead());
    }

    private DailyCheckpoints checkpoints(Instant now, Head head) {
        return new DailyCheckpoints(
                database,
                chains,
                keys,
                head,
                Clock.fixed(now, ZoneOffset.UTC),
                Duration.ofDays(1),
                Duration.ofMillis(50));
    }

    @Test
    void a_day_is_signed_though_something_is_stored_all_the_time() {
        Head whileOthersAppend = new Head() {
            @Override
            public long afterAppend() {
                return now();
            }

            @Override
            public long now() {
                trade.order(minato, trade.plaIdOf(aoba), 1);
                follow(all());
                return engine.readHead();
            }
        };
        followInBatchesOf(500);
        DailyCheckpoints tokyo = checkpoints(BEGIN.plus(Duration.ofDays(1)), whileOthersAppend);
        tokyo.sign();
        assertThat(days(tokyo)).containsExactly("2026-04-01");
    }

    private List<String> days(DailyCheckpoints checkpoints) {
        return checkpoints.of(kanto.value(), LocalDate.MIN, LocalDate.of(9999, 1, 1), 1_000).stream()
                .map(day -> day.day().toString())
                .toList();
    }

    @Test
    void whoever_gets_another_key_keeps_those_that_signed_before() {
        followInBatchesOf(500);
        EvidenceExport export = export(keys);
        ByteArrayOutputStream old = new ByteArrayOutputStream();
        export.write(export.stretch(kanto.value(), null, null), old);

        assertThat(keys(null).current().publicKey()).isEqualTo(keys.current().publicKey());
        String first = Base64.getEncoder().encodeToString(SigningKey.made().encoded());
        EvidenceKeys configured = keys(first);
        assertThat(configured.current().publicKey()).isNotEqualTo(keys.current().publicKey());
        assertThat(verdict(old.toByteArray(), configured).findings()).isEmpty();

        String second = Base64.getEncoder().encodeToString(SigningKey.made().encoded());
        assertThat(keys(second, configured.current().publicKey().pem()).all())
                .contains(configured.current().publicKey(), keys.current().publicKey());
        assertThat(jdbc.sql("select key from evidence.signing_key")
                        .query(String.class)
                        .single())
                .doesNotContain(
                        Base64.getEncoder().encodeToString(keys.current().encoded()));
    }
}
