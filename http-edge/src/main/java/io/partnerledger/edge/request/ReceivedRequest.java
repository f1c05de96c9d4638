package io.partnerledger.edge.request;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body can be read again, up to a limit, and whose path has single slashes where it is
 * {@linkplain PartnerCenterPath Partner Center's}.
 *
 * <p>The body is read when somebody first asks for it, so that nobody makes us keep a megabyte without a token.
 */
final class ReceivedRequest extends HttpServletRequestWrapper {

    private final int bodyLimit;
    private final String uri;
    private byte @Nullable [] body;
    private boolean tooLong;

    ReceivedRequest(HttpServletRequest request, int bodyLimit) {
        super(request);
        this.bodyLimit = bodyLimit;
        this.uri = PartnerCenterPath.singleSlashed(request.getRequestURI());
    }

    @Override
    public String getRequestURI() {
        return uri;
    }

    @Override
    public StringBuffer getRequestURL() {
        StringBuffer url = super.getRequestURL();
        String asReceived = super.getRequestURI();
        return url.replace(url.length() - asReceived.length(), url.length(), uri);
    }

    byte[] body() throws IOException {
        if (body == null) {
            body = readBody();
        }
        return body;
    }

    /** The body as it comes, for one that reads it once and keeps none of it; up to a limit of its own. */
    InputStream streamed(long limit) throws IOException {
        if (body != null) {
            throw new IllegalStateException("The body was read before.");
        }
        requireAnnounced(limit);
        return new Bounded(super.getInputStream(), limit);
    }

    private void requireAnnounced(long limit) throws BodyTooLarge {
        if (getContentLengthLong() > limit) {
            throw new BodyTooLarge(limit);
        }
    }

    private byte[] readBody() throws IOException {
        requireAnnounced(bodyLimit);
        if (!tooLong) {
            byte[] read = super.getInputStream().readNBytes(bodyLimit + 1);
            if (read.length <= bodyLimit) {
                return read;
            }
            // Whoever asks again must not take what is left of it for a body.
            tooLong = true;
        }
        throw new BodyTooLarge(bodyLimit);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Replay(body());
    }

    @Override
    public BufferedReader getReader() throws IOException {
        String encoding = getCharacterEncoding();
        Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
        return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }

    /** Ends in a fault where it is longer than the limit. */
    private static final class Bounded extends FilterInputStream {

        private final long limit;
        private long read;

        Bounded(InputStream body, long limit) {
            super(body);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int more = super.read(into, offset, length);
            count(Math.max(0, more));
            return more;
        }

        private void count(int more) throws BodyTooLarge {
            read += more;
            if (read > limit) {
                throw new BodyTooLarge(limit);
            }
        }
    }

    private static final class Replay extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Replay(byte[] body) {
            this.bytes = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("The body is here already.");
        }
    }
}
