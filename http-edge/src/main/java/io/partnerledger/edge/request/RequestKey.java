package io.partnerledger.edge.request;

import io.partnerledger.edge.caller.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;

/**
 * What makes a request the same request when it comes again: caller, id, method, path, query, body and the version it is
 * to find ({@code If-Match}).
 *
 * <p>Created things take their ids from it, so that a repeated creating request creates nothing new. Where the caller
 * chose no request id, the id is fresh and so is the key.
 *
 * @param value SHA-256 over all of it, hexadecimal
 * @param claim SHA-256 over the caller and the request id alone, by which another request under the same id is found out
 */
public record RequestKey(String value, String claim) {

    private static final String ATTRIBUTE = RequestKey.class.getName();

    /**
     * That of a request which came in through the edge, signed.
     *
     * @throws BodyTooLarge if nobody could read the request
     * @throws MalformedIdempotencyKey if its id is none
     */
    public static RequestKey of(HttpServletRequest request) throws IOException {
        if (request.getAttribute(ATTRIBUTE) instanceof RequestKey known) {
            return known;
        }
        RequestContext context = RequestContext.of(request);
        context.requireWellFormedId();
        RequestKey key = ofHashed(
                RequestArguments.caller(request),
                context,
                request,
                digest().digest(RequestArguments.received(request).body()));
        request.setAttribute(ATTRIBUTE, key);
        return key;
    }

    /** @param bodyHash SHA-256 over a body that nobody holds as a whole */
    static RequestKey ofHashed(Caller caller, RequestContext context, HttpServletRequest request, byte[] bodyHash) {
        String claim = sha256(caller.tenant().toString(), caller.subject(), context.requestId());
        String query = request.getQueryString();
        List<String> parts = new ArrayList<>(
                List.of(claim, context.method(), context.path(), query == null ? "" : query, hex(bodyHash)));
        // Whoever looks again after a conflict and sends the same body on what it saw asks something new.
        parts.addAll(Collections.list(request.getHeaders(HttpHeaders.IF_MATCH)));
        return new RequestKey(sha256(parts.toArray(String[]::new)), claim);
    }

    /** An id for what this request creates: the same for the same request and purpose, and a UUID of version 8. */
    public UUID uuid(String purpose) {
        ByteBuffer hash = ByteBuffer.wrap(HexFormat.of().parseHex(sha256(value, purpose)));
        long high = hash.getLong() & 0xffff_ffff_ffff_0fffL | 0x8000L;
        long low = hash.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** Each part with its length before it, so that no two different lists of parts look alike. */
    private static String sha256(String... parts) {
        MessageDigest digest = digest();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return hex(digest.digest());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
