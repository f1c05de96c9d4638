package io.partnerledger.command.dispatch;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.position.CallerPositions;
import io.partnerledger.edge.position.LedgerHeaders;
import io.partnerledger.events.store.Head;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Lets callers read what they wrote: their last position goes back with the answer and is remembered for them. */
@Component
class WrittenPositions {

    private static final Logger log = LoggerFactory.getLogger(WrittenPositions.class);

    private final Head head;
    private final CallerPositions positions;

    WrittenPositions(Head head, CallerPositions positions) {
        this.head = head;
        this.positions = positions;
    }

    /**
     * The caller's command, sent from this thread, has been decided: what it appended is in the store.
     *
     * <p>Whatever goes wrong here must not look as if the command had: its caller would send it again.
     */
    void by(Caller caller) {
        try {
            tell(caller, head.afterAppend());
        } catch (DataAccessException | TransactionException away) {
            log.warn("Can't remember what was written; reads may be a moment behind it", away);
        }
    }

    private void tell(Caller caller, long position) {
        // Here and not where bodies are written: what blocks an order is kept too, and answered as a fault.
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
            HttpServletResponse answer = request.getResponse();
            if (answer != null) {
                answer.setHeader(LedgerHeaders.POSITION, Long.toString(position));
            }
        }
        positions.remember(caller, position);
    }
}
