package io.partnerledger.events.evidence;

import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is signed of a chain: so many entries it had, before that time, and this was the hash of the last.
 *
 * <p>As the chain is in the order of positions, and the clocks of nodes differ, <em>before a time</em> means before the
 * first entry at or after it.
 *
 * @param distributorId whose chain
 * @param count how many entries
 * @param hash of the last of them
 * @param position of the last of them in the store at the time of signing; 0 if there is none
 * @param time before which they were
 * @param signedAt when it was signed
 * @param positions where it ends an export: SHA-256 over the positions in it, one a line
 * @param keyId which key signed it
 * @param signature Ed25519, in Base64, over the canonical JSON of all the other members
 */
public record Checkpoint(
        UUID distributorId,
        long count,
        String hash,
        long position,
        Instant time,
        Instant signedAt,
        @Nullable String positions,
        String keyId,
        String signature) {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    static final String SIGNATURE = "signature";

    /** Where a chain has come to. */
    public record State(UUID distributorId, long count, String hash, long position) {

        /** Before the first entry. */
        public static State beginning(UUID distributorId) {
            return new State(distributorId, 0, ChainEntry.BEGINNING, 0);
        }

        /** Signs that the chain was here before that time. */
        public Checkpoint signed(SigningKey key, Instant time, Instant now) {
            return signed(key, time, now, null);
        }

        Checkpoint signed(SigningKey key, Instant time, Instant now, @Nullable String positions) {
            Checkpoint unsigned = new Checkpoint(
                    distributorId,
                    count,
                    hash,
                    position,
                    time,
                    now,
                    positions,
                    key.publicKey().id(),
                    "");
            return unsigned.with(Base64.getEncoder().encodeToString(key.sign(signedText(unsigned.json()))));
        }
    }

    private Checkpoint with(String otherSignature) {
        return new Checkpoint(distributorId, count, hash, position, time, signedAt, positions, keyId, otherSignature);
    }

    /** As it is written. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("distributorId", distributorId.toString());
        json.put("count", count);
        json.put("hash", hash);
        json.put("position", position);
        json.put("time", time.toString());
        json.put("signedAt", signedAt.toString());
        if (positions != null) {
            json.put("positions", positions);
        }
        json.put("keyId", keyId);
        json.put(SIGNATURE, signature);
        return json;
    }

    /** One that was written; what it says beyond this is signed all the same. */
    public static Checkpoint read(JsonNode json) {
        return MAPPER.treeToValue(json, Checkpoint.class);
    }

    /** What is signed of one that is written. */
    static byte[] signedText(JsonNode json) {
        ObjectNode others = ((ObjectNode) json).deepCopy();
        others.remove(SIGNATURE);
        return CanonicalJson.bytesOf(others);
    }
}
