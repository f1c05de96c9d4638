package io.partnerledger.command.job;

import io.partnerledger.edge.caller.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kind of job: what its lines say, and what comes of one. Everything else is the same for all kinds.
 *
 * @param <L> a line as it is read from JSON, strictly; one that is {@link io.partnerledger.edge.violation.Checked} is
 *     asked what is wrong with it
 */
public interface KindOfJob<L> {

    /** Its stable, kebab-case name. */
    String code();

    Class<L> line();

    /** Whether lines hold personal data, and are to lie sealed until they are done. */
    default boolean holdsPersonalData() {
        return false;
    }

    /**
     * In which turn the line is done: all lines of one turn before any of the next, in whatever order they were sent.
     *
     * @param text as it came, which may be anything
     */
    default int turn(String text) {
        return 0;
    }

    /**
     * What the line is about: lines with the same subject are done one after another, in their order.
     *
     * @return nothing where it matters to no other line
     */
    default @Nullable String subject(L line) {
        return null;
    }

    /** Who of the distributor's people may start, watch, cancel and undo it. */
    default Set<Role> agents() {
        return Set.of(Role.ADMIN_AGENT, Role.SALES_AGENT);
    }

    /**
     * Does what one line says, or in a dry run tells what would come of it and keeps nothing.
     *
     * <p>May be called again for a line that was done when nobody could note it down any more: what it sends carries
     * {@link JobLine#key()}, so that it has one effect, and its result is the same.
     *
     * @throws RuntimeException anything that would have been a fault to a request of its own becomes the line's result,
     *     but for what asks to try again, which is done
     */
    LineResult run(L line, JobLine at);

    /** Whether what was changed can be taken back, line by line. */
    default boolean canBeUndone() {
        return false;
    }

    /** The line that takes back what came of this one. */
    default StagedLine undoing(LineResult changed) {
        throw new UnsupportedOperationException(code() + " can't be undone.");
    }
}
