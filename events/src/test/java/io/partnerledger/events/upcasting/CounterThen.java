package io.partnerledger.events.upcasting;

import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.event.LedgerEvent;
import org.axonframework.serialization.Revision;

/** What a counter's events were, as two older programs stored them. */
final class CounterThen {

    private CounterThen() {}

    /** The first program's. */
    sealed interface AtFirst extends LedgerEvent {

        @EventName("test.counted")
        @Revision("1")
        record Counted(String counter, long by) implements AtFirst {}

        @EventName("test.counter-shut")
        @Revision("1")
        record CounterShut(String counter) implements AtFirst {}
    }

    /** Those of the program after it. */
    sealed interface InBetween extends LedgerEvent {

        @EventName("test.counted")
        @Revision("2")
        record Counted(String counter, long by, String unit) implements InBetween {}

        @EventName("test.counter-shut")
        @Revision("1")
        record CounterShut(String counter) implements InBetween {}
    }
}
