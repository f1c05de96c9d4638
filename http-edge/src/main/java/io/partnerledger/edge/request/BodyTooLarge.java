package io.partnerledger.edge.request;

import java.io.IOException;

/** A request's body is longer than the edge takes. */
public final class BodyTooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    private final long limit;

    BodyTooLarge(long limit) {
        super("The body is longer than " + limit + " bytes.");
        this.limit = limit;
    }

    /** In bytes. */
    public long limit() {
        return limit;
    }
}
