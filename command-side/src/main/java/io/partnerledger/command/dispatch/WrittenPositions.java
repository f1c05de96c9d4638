package io.partnerledger.command.dispatch;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.position.CallerPositions;
import io.partnerledger.edge.position.LedgerHeaders;
import io.partnerledger.events.store.Head;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Lets callers read what they wrote: their last position goes back with the answer and is remembered for them. */
@Component
class WrittenPositions {

    private final Head head;
    private final CallerPositions positions;

    WrittenPositions(Head head, CallerPositions positions) {
        this.head = head;
        this.positions = positions;
    }

    /** The caller's command, sent from this thread, has been decided: what it appended is in the store. */
    void by(Caller caller) {
        long position = head.afterAppend();
        positions.remember(caller, position);
        // Here and not where bodies are written: what blocks an order is kept too, and answered as a fault.
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
            HttpServletResponse answer = request.getResponse();
            if (answer != null) {
                answer.setHeader(LedgerHeaders.POSITION, Long.toString(position));
            }
        }
    }
}
