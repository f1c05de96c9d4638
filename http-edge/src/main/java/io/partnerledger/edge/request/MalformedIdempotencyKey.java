package io.partnerledger.edge.request;

/** The caller counts on a key that can't be one; to ignore it would break the promise it asks for. */
public final class MalformedIdempotencyKey extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedIdempotencyKey() {
        super("Idempotency-Key is 1 to 255 visible ASCII characters.", null, false, false);
    }
}
