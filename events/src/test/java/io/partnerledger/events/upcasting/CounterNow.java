package io.partnerledger.events.upcasting;

import io.partnerledger.events.naming.EventNames;
import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.event.LedgerEvent;
import java.util.List;
import java.util.Set;
import org.axonframework.serialization.Revision;
import tools.jackson.databind.node.ObjectNode;

/** What a counter's events are today, and how they came to be so. */
sealed interface CounterNow extends LedgerEvent {

    EventNames NAMES = EventNames.of(Set.of(CounterNow.class));

    String counter();

    @EventName("test.counted")
    @Revision("3")
    record Counted(String counter, long amount, String unit) implements CounterNow {}

    @EventName("test.counter-closed")
    @Revision("1")
    record CounterClosed(String counter) implements CounterNow {}

    /** It is said what is counted; before, it was pieces. */
    final class CountedInUnits extends Upcaster {

        CountedInUnits() {
            super("test.counted", 1, 2);
        }

        @Override
        protected void change(ObjectNode payload) {
            payload.put("unit", "piece");
        }
    }

    /** How many is called an amount. */
    final class CountedAnAmount extends Upcaster {

        CountedAnAmount() {
            super("test.counted", 2, 3);
        }

        @Override
        protected void change(ObjectNode payload) {
            payload.set("amount", payload.remove("by"));
        }
    }

    /** Counters are closed rather than shut. */
    final class CounterIsClosed extends Upcaster {

        CounterIsClosed() {
            super("test.counter-shut", 1, "test.counter-closed", 1);
        }

        @Override
        protected void change(ObjectNode payload) {}
    }

    List<Upcaster> CHANGES = List.of(new CounterIsClosed(), new CountedAnAmount(), new CountedInUnits());
}
