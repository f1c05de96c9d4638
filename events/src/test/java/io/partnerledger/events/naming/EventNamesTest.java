package io.partnerledger.events.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partnerledger.events.CounterEvent;
import io.partnerledger.events.CounterEvent.Counted;
import io.partnerledger.events.CounterEvent.CounterClosed;
import io.partnerledger.events.CounterEvent.CounterOpened;
import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.event.LedgerEvent;
import java.util.Set;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Test;

class EventNamesTest {

    @EventName("test.counted")
    @Revision("2")
    record CountedAnew(String counter) implements LedgerEvent {}

    @Revision("1")
    record Nameless() implements LedgerEvent {}

    @EventName("test.without-revision")
    record WithoutRevision() implements LedgerEvent {}

    private final EventNames names = EventNames.of(Set.of(CounterEvent.class));

    @Test
    void a_vocabulary_names_all_its_events_and_finds_them_by_their_names() {
        assertThat(names.all()).containsExactlyInAnyOrder(CounterOpened.class, Counted.class, CounterClosed.class);
        assertThat(names.storedTypeOf(Counted.class)).contains(new SimpleSerializedType("test.counted", "1"));
        assertThat(names.classOf(new SimpleSerializedType("test.counted", "1"))).isEqualTo(Counted.class);
    }

    @Test
    void what_is_no_event_of_the_vocabulary_has_no_stored_name() {
        assertThat(names.storedTypeOf(CountedAnew.class)).isEmpty();
        assertThat(names.storedTypeOf(String.class)).isEmpty();
    }

    @Test
    void an_unknown_name_is_refused() {
        assertThatThrownBy(() -> names.classOf(new SimpleSerializedType("test.recounted", "1")))
                .isInstanceOf(UnknownStoredEvent.class)
                .hasMessage("The event test.recounted, revision 1, is unknown to this version of the program.");
    }

    @Test
    void the_name_of_a_class_is_no_name_of_an_event() {
        assertThatThrownBy(() -> names.classOf(new SimpleSerializedType(Counted.class.getName(), "1")))
                .isInstanceOf(UnknownStoredEvent.class);
    }

    @Test
    void another_revision_of_a_known_name_is_refused() {
        assertThatThrownBy(() -> names.classOf(new SimpleSerializedType("test.counted", "2")))
                .isInstanceOf(UnknownStoredEvent.class)
                .hasMessage("The event test.counted, revision 2, is unknown to this version of the program.");
        assertThatThrownBy(() -> names.classOf(new SimpleSerializedType("test.counted", null)))
                .isInstanceOf(UnknownStoredEvent.class);
    }

    @Test
    void two_events_can_not_share_a_name() {
        assertThatThrownBy(() -> EventNames.of(Set.of(CounterEvent.class, CountedAnew.class)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("Counted", "CountedAnew", "would be stored under one name.");
    }

    @Test
    void an_event_without_name_or_revision_is_refused() {
        assertThatThrownBy(() -> EventNames.of(Set.of(Nameless.class))).hasMessageContaining("Nameless");
        assertThatThrownBy(() -> EventNames.of(Set.of(WithoutRevision.class))).hasMessageContaining("WithoutRevision");
    }
}
