package io.partnerledger.command.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.partnerledger.edge.fault.Fault;
import io.partnerledger.edge.fault.Faulted;
import io.partnerledger.events.naming.EventNames;
import io.partnerledger.events.naming.Vocabularies;
import io.partnerledger.kernel.customer.CustomerEvent;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Test;

class StatesTest {

    private final EventStore store = mock(EventStore.class);
    private final States states = new States(store);

    @Test
    void a_store_that_is_away_is_to_be_asked_again() {
        when(store.readEvents("customer:a")).thenThrow(new EventStoreException("Away"));

        isToBeTriedAgain();
    }

    @Test
    void what_a_newer_program_has_stored_is_too_much_for_this_one_but_not_for_another() {
        when(store.readEvents("customer:a"))
                .thenAnswer(asked -> EventNames.of(Vocabularies.ALL).classOf(new SimpleSerializedType("later", "1")));

        isToBeTriedAgain();
    }

    private void isToBeTriedAgain() {
        assertThatThrownBy(() -> states.of("customer:a", CustomerEvent.class, CustomerEvent::after))
                .isInstanceOfSatisfying(
                        Faulted.class, faulted -> assertThat(faulted.fault()).isEqualTo(Fault.TRY_AGAIN));
    }
}
