package io.partnerledger.edge.position;

/** The headers by which a client reads what it wrote. */
public final class LedgerHeaders {

    /** On the answer to a command: how far the ledger was then. On a read: how far the view must be. */
    public static final String POSITION = "Ledger-Position";

    /** On a read: {@code true} where the view wasn't there in time. */
    public static final String STALE = "Ledger-Stale";

    private LedgerHeaders() {}
}
