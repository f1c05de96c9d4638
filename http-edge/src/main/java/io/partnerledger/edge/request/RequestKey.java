package io.partnerledger.edge.request;

import io.partnerledger.edge.caller.Caller;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What makes a request the same request when it comes again: caller, id, method, path, query and body.
 *
 * <p>Created things take their ids from it, so that a repeated creating request creates nothing new. Where the caller
 * chose no request id, the id is fresh and so is the key.
 *
 * @param value SHA-256 over all of it, hexadecimal
 * @param claim SHA-256 over the caller and the request id alone, by which another request under the same id is found out
 */
public record RequestKey(String value, String claim) {

    static RequestKey of(Caller caller, RequestContext context, @Nullable String query, byte[] body) {
        return ofHashed(caller, context, query, digest().digest(body));
    }

    /** @param bodyHash SHA-256 over a body that nobody holds as a whole */
    static RequestKey ofHashed(Caller caller, RequestContext context, @Nullable String query, byte[] bodyHash) {
        String claim = sha256(caller.tenant().toString(), caller.subject(), context.requestId());
        return new RequestKey(
                sha256(claim, context.method(), context.path(), query == null ? "" : query, hex(bodyHash)), claim);
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
