package io.partnerledger.directory;

/** What is known has not caught up with the store in time; the caller may try again. */
public final class StoreBusy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreBusy(long known, long head) {
        super("What is known reaches position " + known + " of " + head + "; try again.");
    }
}
