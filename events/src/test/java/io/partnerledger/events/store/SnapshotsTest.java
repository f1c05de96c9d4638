package io.partnerledger.events.store;

import static io.partnerledger.events.TestStore.counted;
import static io.partnerledger.events.TestStore.freshStream;
import static io.partnerledger.events.TestStore.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.events.CounterEvent;
import io.partnerledger.events.EventsDatabase;
import io.partnerledger.events.TestStore;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A snapshot is what one program made of events; any other would misread it. */
class SnapshotsTest {

    static class CounterAggregate {

        @AggregateIdentifier
        private String stream;

        private int events;

        @EventSourcingHandler
        void on(CounterEvent event) {
            stream = event.counter();
            events++;
        }

        int events() {
            return events;
        }
    }

    private final String stream = freshStream();

    private int eventsIn(EventStore store) {
        EventSourcingRepository<CounterAggregate> counters = EventSourcingRepository.builder(CounterAggregate.class)
                .eventStore(store)
                .build();
        UnitOfWork<?> command = DefaultUnitOfWork.startAndGet(new GenericMessage<>("command"));
        try {
            return counters.load(stream).invoke(CounterAggregate::events);
        } finally {
            command.rollback();
        }
    }

    private DomainEventMessage<?> snapshotOfAnOlderProgram() {
        return new GenericDomainEventMessage<>("counter", stream, 1, List.of("what it was made of then"));
    }

    @Test
    void one_that_an_older_program_left_in_postgresql_is_passed_over_and_the_stream_replayed() {
        try (HikariDataSource database = EventsDatabase.fresh();
                TestStore store = new TestStore(database)) {
            store.engine.appendEvents(opened(stream), counted(stream, 1), counted(stream, 2));
            JdbcClient.create(database)
                    .sql("insert into events.snapshot (stream, sequence, kind, id, time, type, revision, payload,"
                            + " metadata) values (?, 1, 'counter', gen_random_uuid(), now(),"
                            + " 'io.partnerledger.command.counter.FormerCounterAggregate', null, '{\"was\":1}', '{}')")
                    .param(stream)
                    .update();

            assertThat(eventsIn(store.events)).isEqualTo(3);
            assertThatThrownBy(() -> store.events.storeSnapshot(snapshotOfAnOlderProgram()))
                    .hasMessage("The ledger takes no snapshots.");
        }
    }

    @Test
    void one_that_an_older_program_left_with_axon_server_is_passed_over_and_the_stream_replayed() {
        EventStore server = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        server.publish(opened(stream), counted(stream, 1), counted(stream, 2));
        server.storeSnapshot(snapshotOfAnOlderProgram());
        EventStore store = new CountedFromOne(server);

        assertThat(eventsIn(store)).isEqualTo(3);
        assertThatThrownBy(() -> store.storeSnapshot(snapshotOfAnOlderProgram()))
                .hasMessage("The ledger takes no snapshots.");
    }
}
