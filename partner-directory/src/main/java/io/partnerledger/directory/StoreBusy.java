package io.partnerledger.directory;

import io.partnerledger.edge.fault.TryAgain;

/** What is known has not caught up with the store in time, or the store is away; the caller may try again. */
public final class StoreBusy extends RuntimeException implements TryAgain {

    private static final long serialVersionUID = 1L;

    StoreBusy(long known, long head) {
        super("What is known reaches position " + known + " of " + head + "; try again.");
    }

    StoreBusy(RuntimeException away) {
        super("The store can't say how far it is; try again.", away);
    }
}
