package io.partnerledger.query.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.directory.DirectoryProjection;
import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.edge.position.CallerPositionsInMemory;
import io.partnerledger.edge.position.LedgerHeaders;
import io.partnerledger.embeddedpostgres.test.TestDatabase;
import io.partnerledger.events.following.Following;
import io.partnerledger.events.following.Positions;
import io.partnerledger.events.following.ProjectionTables;
import io.partnerledger.events.naming.EventNames;
import io.partnerledger.events.naming.EventSerializer;
import io.partnerledger.events.naming.Vocabularies;
import io.partnerledger.events.schema.LedgerSchema;
import io.partnerledger.events.store.Head;
import io.partnerledger.events.store.LedgerEventStore;
import io.partnerledger.events.store.PostgresEventStorageEngine;
import io.partnerledger.events.store.StoreHead;
import io.partnerledger.query.partnership.PartnershipProjection;
import io.partnerledger.query.trade.Trade;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;

class DirectoryIsWaitedForTest {

    private static final Duration BRIEF = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofSeconds(20);

    static class Resellers {
        @Reflects(PartnershipProjection.class)
        public void list() {}
    }

    @Test
    void a_view_that_is_there_is_stale_as_long_as_the_directory_knows_less() throws Exception {
        DataSource database = TestDatabase.empty().dataSource();
        LedgerSchema.EVENTS.migrate(database);
        LedgerSchema.folded(DirectoryProjection.SCHEMA).migrate(database);
        StoreHead head = new StoreHead();
        EventSerializer serializer = new EventSerializer(EventNames.of(Vocabularies.ALL));
        PostgresEventStorageEngine engine =
                PostgresEventStorageEngine.on(database, head, serializer, NoOpEventUpcaster.INSTANCE);
        Following following = new Following(
                LedgerEventStore.on(engine, head),
                database,
                DirectoryProjection.SCHEMA,
                "tokyo",
                new ProjectionTables(database),
                new Positions(shape -> 0));
        try {
            WhoIsWho whoIsWho = new WhoIsWho(following.inMemory(new DirectoryProjection()), headOf(engine), LONG);
            Trade.unsealable(engine::appendEvents, Instant.now()).distributor("Kanto Distribution", "JP");
            assertThat(staleness(whoIsWho, engine.readHead(), BRIEF)).isEqualTo("true");

            following.start();
            assertThat(staleness(whoIsWho, engine.readHead(), LONG)).isNull();
        } finally {
            following.stop();
            engine.close();
        }
    }

    private static String staleness(WhoIsWho whoIsWho, long position, Duration patience) throws Exception {
        Positions allThere = new Positions(shape -> Long.MAX_VALUE);
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader(LedgerHeaders.POSITION, position);
        MockHttpServletResponse response = new MockHttpServletResponse();
        new ReadYourWrites(allThere, new CallerPositionsInMemory(1), whoIsWho, null, patience)
                .preHandle(request, response, new HandlerMethod(new Resellers(), "list"));
        return response.getHeader(LedgerHeaders.STALE);
    }

    private static Head headOf(PostgresEventStorageEngine engine) {
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
}
