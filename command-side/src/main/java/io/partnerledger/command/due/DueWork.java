package io.partnerledger.command.due;

import io.partnerledger.events.following.Table;
import java.util.List;

/**
 * One kind of work that falls due without anybody asking for it: at a time an event has named, or at once because of
 * what happened elsewhere ({@code When…Then…}).
 *
 * <p>A bean of this type is all a capability needs. Once due, its command is sent until the work is no longer on the
 * agenda, which is what an event of the subject says: so a crash half-way forgets nothing. Therefore the command is
 * idempotent, and does nothing where it comes too early or too late; the aggregate decides, never the agenda.
 *
 * <p>All kinds are folded into the projection {@code due}; another kind, or another description of one, is another
 * version of it.
 */
public interface DueWork {

    /** What it is called in the agenda and in logs, such as {@code invitation-expiry}. */
    String kind();

    /** Says what puts it on the agenda and what takes it off again. */
    void describe(DueFolding folding);

    /** What is sent at the time. */
    Object command(Due due);

    /** Tables it keeps beside the agenda, to know whom an event is about; created with the projection's. */
    default List<Table<?>> tables() {
        return List.of();
    }
}
