package io.partnerledger.command.partnership;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnership.PartnershipId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The codes in links by which resellers answer: derived under a key, so that none has to be kept.
 *
 * <p>A personal code is the MAC of its partnership's id; only its hash is stored, to find the partnership by. A reusable
 * code carries the distributor and the number of its link with a MAC over both, so that it is recognised by itself and
 * a higher number makes all older links void.
 */
final class InvitationCodes {

    /** No link has been made void so far. */
    static final int LINK_NUMBER = 1;

    private static final int MAC_BYTES = 32;
    private static final int LINK_BYTES = 2 * Long.BYTES + Integer.BYTES;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;

    /** @param key at least 32 bytes, from configuration */
    InvitationCodes(byte[] key) {
        if (key.length < MAC_BYTES) {
            throw new IllegalArgumentException("The invitation key must have at least " + MAC_BYTES + " bytes.");
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** The code for whoever the request for this partnership was sent to. */
    String personal(PartnershipId partnership) {
        return TEXT.encodeToString(mac("personal", bytes(partnership.value())));
    }

    /** The code for any reseller. */
    String reusable(DistributorId distributor) {
        return reusable(distributor, LINK_NUMBER);
    }

    private String reusable(DistributorId distributor, int linkNumber) {
        byte[] link = ByteBuffer.allocate(LINK_BYTES)
                .put(bytes(distributor.value()))
                .putInt(linkNumber)
                .array();
        return TEXT.encodeToString(ByteBuffer.allocate(LINK_BYTES + MAC_BYTES)
                .put(link)
                .put(mac("reusable", link))
                .array());
    }

    /** The distributor whose link in force the code is; empty for any other code. */
    Optional<DistributorId> distributorOf(String code) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(code);
        } catch (IllegalArgumentException garbled) {
            return Optional.empty();
        }
        if (bytes.length != LINK_BYTES + MAC_BYTES) {
            return Optional.empty();
        }
        ByteBuffer link = ByteBuffer.wrap(bytes);
        DistributorId distributor = new DistributorId(new UUID(link.getLong(), link.getLong()));
        // As text, for some texts differ only in bits that decoding drops.
        return MessageDigest.isEqual(ascii(reusable(distributor)), ascii(code))
                ? Optional.of(distributor)
                : Optional.empty();
    }

    /** What is kept of a personal code: SHA-256, hexadecimal. */
    static String hashOf(String code) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(ascii(code)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] mac(String kind, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(ascii(kind + ":"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
