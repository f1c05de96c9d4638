package io.partnerledger.events.evidence;

import io.partnerledger.events.store.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stored event as an entry in its distributor's chain.
 *
 * <p>Whose an event is, and what of it is hashed, must never change: hashes were signed. It is the distributor's that
 * the payload names in {@code distributorId}, as stored; an event that names none is in no chain. Hashed is the event as
 * stored, its ciphertexts included, but for its position, which is another one in another store.
 *
 * @param distributorId whose it is
 * @param content what is hashed, as canonical JSON in UTF-8
 */
public record ChainEntry(UUID distributorId, Instant time, byte[] content) {

    /** What the first entry of a chain follows. */
    public static final String BEGINNING = "0".repeat(64);

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Empty if it belongs to no distributor. */
    public static Optional<ChainEntry> of(StoredEvent event) {
        JsonNode payload = CanonicalJson.read(event.payload());
        JsonNode distributor = payload.path("distributorId");
        if (!distributor.isString() || !GUID.matcher(distributor.stringValue()).matches()) {
            return Optional.empty();
        }
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("stream", event.stream());
        content.put("type", event.type());
        content.put("revision", event.revision());
        content.put("time", written(event.time()));
        content.set("metadata", CanonicalJson.read(event.metadata()));
        content.set("payload", payload);
        return Optional.of(new ChainEntry(
                UUID.fromString(distributor.stringValue()), event.time(), CanonicalJson.bytesOf(content)));
    }

    /** The hash of the entry that follows the one with that hash. */
    public String hashAfter(String prevHash) {
        return hash(prevHash, content);
    }

    static String hash(String prevHash, byte[] content) {
        MessageDigest digest = Sha256.digest();
        digest.update(prevHash.getBytes(StandardCharsets.US_ASCII));
        return Sha256.hex(digest.digest(content));
    }

    /** A time as it stands in a line. */
    static String written(Instant time) {
        return MILLISECONDS.format(time);
    }
}
