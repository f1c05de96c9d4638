package io.partnerledger.command.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.event.LedgerEvent;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;

/** A ledger with Axon's own parts around the handlers under test: given what is kept, when a command, then what is kept. */
public final class LedgerInMemory implements AutoCloseable {

    private final InMemoryEventStorageEngine events;
    private final Configuration axon;
    private final Map<String, Long> lengths = new HashMap<>();

    private LedgerInMemory(InMemoryEventStorageEngine events, Configuration axon) {
        this.events = events;
        this.axon = axon;
        axon.start();
    }

    public static Parts of(Class<?>... aggregates) {
        return new Parts(aggregates);
    }

    /** These events are kept on that stream already. */
    public LedgerInMemory given(Object stream, LedgerEvent... happened) {
        for (LedgerEvent event : happened) {
            String name = stream.toString();
            long sequence = lengths.merge(name, 1L, Long::sum) - 1;
            events.appendEvents(
                    new GenericDomainEventMessage<>(name.substring(0, name.indexOf(':')), name, sequence, event));
        }
        return this;
    }

    public Outcome when(Object command) {
        int before = kept().size();
        try {
            Object answer = axon.commandGateway().sendAndWait(command);
            return new Outcome(answer, null, kept().subList(before, kept().size()));
        } catch (Refused refused) {
            return new Outcome(null, refused, kept().subList(before, kept().size()));
        }
    }

    /** Whether the command is done rather than refused; may be asked by several threads at once. */
    public boolean accepts(Object command) {
        try {
            axon.commandGateway().sendAndWait(command);
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    /** All that is kept, in order. */
    public List<Kept> kept() {
        return events.readEvents(null, false)
                .map(message -> (DomainEventMessage<?>) message)
                .map(LedgerInMemory::kept)
                .toList();
    }

    private static Kept kept(DomainEventMessage<?> message) {
        // Streams carry their kind, and Axon's type must say the same.
        assertThat(message.getAggregateIdentifier()).startsWith(message.getType() + ":");
        return new Kept(message.getAggregateIdentifier(), (LedgerEvent) message.getPayload());
    }

    @Override
    public void close() {
        axon.shutdown();
    }

    /** An event and the stream it is kept on. */
    public record Kept(String stream, LedgerEvent event) {

        public static Kept on(Object stream, LedgerEvent event) {
            return new Kept(stream.toString(), event);
        }
    }

    /** What a command came to. */
    public record Outcome(@Nullable Object answer, @Nullable Refused refusal, List<Kept> appended) {

        public Outcome appends(Kept... expected) {
            assertThat(refusal).isNull();
            assertThat(appended).containsExactly(expected);
            return this;
        }

        public Outcome appendsNothing() {
            return appends();
        }

        public Outcome answers(Object expected) {
            assertThat(answer).isEqualTo(expected);
            return this;
        }

        public <T> T answer(Class<T> type) {
            assertThat(answer).isInstanceOf(type);
            return type.cast(answer);
        }

        /** Refused, and nothing kept. */
        public Refused isRefusedAs(RefusalCode code) {
            assertThat(refusal).as("refusal, answered " + answer).isNotNull();
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(appended).isEmpty();
            return refusal;
        }
    }

    /** What a ledger is put together from. */
    public static final class Parts {

        private final InMemoryEventStorageEngine events = new InMemoryEventStorageEngine();
        private final Configurer configurer =
                DefaultConfigurer.defaultConfiguration(false).configureEmbeddedEventStore(axon -> events);

        private Parts(Class<?>... aggregates) {
            Arrays.stream(aggregates)
                    .forEach(type -> configurer.configureAggregate(AggregateConfigurer.defaultConfiguration(type)));
        }

        public Parts handling(Function<Configuration, Object> handler) {
            configurer.registerCommandHandler(handler::apply);
            return this;
        }

        /** Something that handlers of aggregates take as an argument. */
        public <T> Parts with(Class<T> type, T part) {
            configurer.registerComponent(type, axon -> part);
            return this;
        }

        public LedgerInMemory open() {
            return new LedgerInMemory(events, configurer.buildConfiguration());
        }
    }
}
