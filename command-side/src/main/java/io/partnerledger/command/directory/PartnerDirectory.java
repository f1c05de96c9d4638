package io.partnerledger.command.directory;

import java.util.function.Function;

/**
 * What the command side knows of distributors, resellers and their partnerships, fed by following the ledger.
 *
 * <p>A look-up alone is always a little behind. A decision must not be: once a suspension has been answered, no order
 * decided later may pass on the old fact, on any node.
 */
public interface PartnerDirectory {

    /**
     * Asks about the partners with everything in it that was stored before this call.
     *
     * <p>Waits, for a bounded time, until the directory has got there; past it fails in a way that tells the caller to try
     * again.
     */
    <T> T atLeastNow(Function<KnownPartners, T> question);
}
