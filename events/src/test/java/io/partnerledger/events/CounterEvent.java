package io.partnerledger.events;

import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.event.LedgerEvent;
import org.axonframework.serialization.Revision;

/** Events of a counter, to test the machinery with. */
public sealed interface CounterEvent extends LedgerEvent {

    String counter();

    @EventName("test.counter-opened")
    @Revision("1")
    record CounterOpened(String counter, String owner) implements CounterEvent {}

    @EventName("test.counted")
    @Revision("1")
    record Counted(String counter, long by) implements CounterEvent {}

    @EventName("test.counter-closed")
    @Revision("1")
    record CounterClosed(String counter) implements CounterEvent {}
}
