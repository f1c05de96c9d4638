package io.partnerledger.events.evidence;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A checkpoint as it stands in a file, where anybody may have changed it.
 *
 * @param line of the export; 0 for one that somebody kept
 */
record ClaimedCheckpoint(
        long line,
        String distributorId,
        long count,
        String hash,
        long position,
        String time,
        @Nullable String positions,
        String keyId,
        String signedAt) {

    /** So that nothing gets to somebody's screen that an export has no business to hold. */
    private static final Pattern PLAIN = Pattern.compile("[0-9A-Za-z:.+/=-]*");

    /** Empty if it is no whole checkpoint. */
    static Optional<ClaimedCheckpoint> read(@Nullable JsonNode node, long line) {
        if (node == null || !node.isObject()) {
            return Optional.empty();
        }
        JsonNode count = node.path("count");
        JsonNode position = node.path("position");
        boolean whole = count.isIntegralNumber()
                && count.canConvertToLong()
                && position.isIntegralNumber()
                && position.canConvertToLong()
                && Sha256.isHex(node.path("hash"))
                && List.of("distributorId", "time", "signedAt", "keyId", Checkpoint.SIGNATURE).stream()
                        .allMatch(member -> node.path(member).isString()
                                && PLAIN.matcher(node.path(member).stringValue())
                                        .matches());
        return whole
                ? Optional.of(new ClaimedCheckpoint(
                        line,
                        node.get("distributorId").stringValue(),
                        count.longValue(),
                        node.get("hash").stringValue(),
                        position.longValue(),
                        node.get("time").stringValue(),
                        node.path("positions").isString()
                                ? node.get("positions").stringValue()
                                : null,
                        node.get("keyId").stringValue(),
                        node.get("signedAt").stringValue()))
                : Optional.empty();
    }

    /**
     * What is wrong with its signature; nothing where there are no keys to check it with.
     *
     * @param written the checkpoint itself, with whatever it says beyond this
     */
    Optional<String> wrongSignature(JsonNode written, List<VerificationKey> keys) {
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        Optional<VerificationKey> key =
                keys.stream().filter(each -> each.id().equals(keyId)).findFirst();
        if (key.isEmpty()) {
            return Optional.of("is signed with key %s, which is none of those that are trusted (%s)."
                    .formatted(keyId, keys.stream().map(VerificationKey::id).collect(Collectors.joining(", "))));
        }
        byte[] signature;
        try {
            signature = Base64.getDecoder()
                    .decode(written.path(Checkpoint.SIGNATURE).asString());
        } catch (IllegalArgumentException garbled) {
            signature = new byte[0];
        }
        return key.get().verifies(Checkpoint.signedText(written), signature)
                ? Optional.empty()
                : Optional.of("was changed: its signature is not that of key " + keyId + ".");
    }
}
