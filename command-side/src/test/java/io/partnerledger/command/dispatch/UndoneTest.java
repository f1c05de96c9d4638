package io.partnerledger.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.events.naming.MessageSerializer;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class UndoneTest {

    private final Serializer wire = new MessageSerializer();

    @Test
    void a_refusal_arrives_with_its_code_its_state_and_what_its_text_names() {
        RuntimeException arrived = arrived(new Refused(
                RefusalCode.SUBSCRIPTION_NOT_CHANGEABLE, "expired", Map.of("subscription", "a", "customer", "b")));

        assertThat(arrived).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(RefusalCode.SUBSCRIPTION_NOT_CHANGEABLE);
            assertThat(refused.currentState()).isEqualTo("expired");
            assertThat(refused.parameters()).containsOnly(Map.entry("subscription", "a"), Map.entry("customer", "b"));
        });
    }

    @Test
    void what_is_missing_arrives_as_the_refusal_it_is_told_as() {
        assertThat(arrived(new AggregateNotFoundException("order:a", "No such order")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(RefusalCode.NOT_FOUND_HERE));
    }

    @Test
    void a_lost_race_arrives_as_one_and_can_be_run_again() {
        assertThat(arrived(new ConcurrencyException("Another was first"))).isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void a_store_that_is_away_arrives_as_one() {
        assertThat(arrived(new EventStoreException("Away"))).isInstanceOf(EventStoreException.class);
        assertThat(arrived(new DataAccessResourceFailureException("Away"))).isInstanceOf(EventStoreException.class);
    }

    @Test
    void what_nobody_expects_stays_what_it_is() {
        RuntimeException bug = new IllegalStateException("A bug");

        assertThat(arrived(bug)).isSameAs(bug);
    }

    /** The failure of a handler as the sender gets it, its details written and read on the way. */
    private RuntimeException arrived(RuntimeException failure) {
        SimpleCommandBus bus =
                new AskedFromElsewhere(SimpleCommandBus.builder().transactionManager(NoTransactionManager.INSTANCE));
        bus.subscribe(String.class.getName(), command -> {
            throw failure;
        });
        AtomicReference<Throwable> told = new AtomicReference<>();
        bus.dispatch(new GenericCommandMessage<>("do it"), (command, result) -> told.set(result.exceptionResult()));
        if (told.get() instanceof CommandExecutionException exception) {
            SerializedObject<String> written =
                    wire.serialize(exception.getDetails().orElseThrow(), String.class);
            return Undone.thrown(new CommandExecutionException(
                    exception.getMessage(), null, wire.<String, Object>deserialize(written)));
        }
        return Undone.thrown((RuntimeException) told.get());
    }
}
