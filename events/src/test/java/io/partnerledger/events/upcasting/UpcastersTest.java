package io.partnerledger.events.upcasting;

import static io.partnerledger.events.upcasting.CounterNow.CHANGES;
import static io.partnerledger.events.upcasting.CounterNow.NAMES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.partnerledger.events.naming.EventNames;
import io.partnerledger.events.naming.Vocabularies;
import io.partnerledger.events.upcasting.CounterNow.CountedAnAmount;
import io.partnerledger.events.upcasting.CounterNow.CountedInUnits;
import io.partnerledger.events.upcasting.CounterNow.CounterIsClosed;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class UpcastersTest {

    private static final class Change extends Upcaster {

        Change(String event, int from, String renamed, int to) {
            super(event, from, renamed, to);
        }

        @Override
        protected void change(ObjectNode payload) {}
    }

    @Test
    void whatever_the_ledger_has_ever_stored_can_become_what_it_stores_today() {
        EventNames names = EventNames.of(Vocabularies.ALL);

        assertThat(Upcasters.of(names, Upcasters.ALL).everStored())
                .hasSize(names.all().size() + Upcasters.ALL.size());
    }

    @Test
    void the_changes_say_what_was_ever_stored() {
        Upcasters upcasters = Upcasters.of(NAMES, CHANGES);

        assertThat(upcasters.everStored().stream().map(Upcasters::named))
                .containsExactlyInAnyOrder(
                        "test.counted, revision 1",
                        "test.counted, revision 2",
                        "test.counted, revision 3",
                        "test.counter-shut, revision 1",
                        "test.counter-closed, revision 1");
        assertThat(upcasters.changeOf(new SimpleSerializedType("test.counted", "2")))
                .containsInstanceOf(CountedAnAmount.class);
        assertThat(upcasters.changeOf(new SimpleSerializedType("test.counted", "3")))
                .isEmpty();
    }

    @Test
    void nobody_raises_a_revision_without_saying_what_becomes_of_the_older_ones() {
        assertRefused(
                "No upcaster says what becomes of test.counted, revision 1: add one to Upcasters.ALL.",
                new CounterIsClosed(),
                new CountedAnAmount());
        assertRefused(
                "No upcaster says what becomes of test.counted, revision 2: add one to Upcasters.ALL.",
                new CounterIsClosed(),
                new Change("test.counted", 1, "test.counted", 3));
    }

    @Test
    void a_renamed_event_is_not_forgotten_in_its_older_revisions() {
        assertRefused(
                "No upcaster says what becomes of test.counter-shut, revision 1: add one to Upcasters.ALL.",
                new CountedInUnits(),
                new CountedAnAmount(),
                new Change("test.counter-shut", 2, "test.counter-closed", 1));
    }

    @Test
    void of_one_revision_there_is_one_thing_to_say() {
        assertRefused("begins where another does", with(new Change("test.counted", 1, "test.counted", 3)));
    }

    @Test
    void a_change_leads_to_an_event() {
        assertRefused(
                "leads to test.counter-ended, revision 1, and no event is stored so.",
                with(new Change("test.counter-left", 1, "test.counter-ended", 1)));
        assertRefused(
                "leads to test.counted, revision 4, and no event is stored so.",
                with(new Change("test.tallied", 1, "test.counted", 4)));
    }

    @Test
    void a_change_does_not_come_back_to_where_it_began() {
        assertRefused(
                "comes back to where it began.",
                with(
                        new Change("test.counter-left", 1, "test.counter-ended", 1),
                        new Change("test.counter-ended", 1, "test.counter-left", 1)));
    }

    @Test
    void what_is_stored_today_is_not_changed() {
        assertRefused(
                "begins with what is stored today.", with(new Change("test.counted", 3, "test.counter-closed", 1)));
    }

    private static Upcaster[] with(Upcaster... more) {
        List<Upcaster> all = new ArrayList<>(CHANGES);
        all.addAll(List.of(more));
        return all.toArray(Upcaster[]::new);
    }

    private static void assertRefused(String message, Upcaster... changes) {
        assertThatIllegalStateException()
                .isThrownBy(() -> Upcasters.of(NAMES, List.of(changes)))
                .withMessageContaining(message);
    }
}
