package io.partnerledger.edge.request;

import io.partnerledger.edge.caller.Caller;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/**
 * A body that is read once, as it comes in, and never held as a whole; a controller takes it as an argument.
 *
 * <p>What makes the request the same when it comes again is known when the body has been read to its end.
 */
public final class StreamedBody {

    private final ReceivedRequest request;
    private final Caller caller;
    private final RequestContext context;
    private final MessageDigest digest = RequestKey.digest();
    private boolean ended;

    StreamedBody(ReceivedRequest request, Caller caller, RequestContext context) {
        this.request = request;
        this.caller = caller;
        this.context = context;
    }

    /**
     * The body.
     *
     * @param limit its greatest length in bytes; past it reading fails with {@link BodyTooLarge}
     */
    public InputStream within(long limit) throws IOException {
        return new Hashed(request.streamed(limit));
    }

    /** The key of the request, once its body has been read. */
    public RequestKey key() {
        if (!ended) {
            throw new IllegalStateException("The body has not been read to its end.");
        }
        return RequestKey.ofHashed(caller, context, request, digest.digest());
    }

    private final class Hashed extends FilterInputStream {

        Hashed(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            if (next < 0) {
                ended = true;
            } else {
                digest.update((byte) next);
            }
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int more = super.read(into, offset, length);
            if (more < 0) {
                ended = true;
            } else {
                digest.update(into, offset, more);
            }
            return more;
        }
    }
}
