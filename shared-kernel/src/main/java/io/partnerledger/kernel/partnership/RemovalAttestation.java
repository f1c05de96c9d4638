package io.partnerledger.kernel.partnership;

import java.util.ArrayList;
import java.util.List;

/**
 * What the distributor affirms when it ends a partnership (S79, S80), and the text it had before it.
 *
 * @param textId which text
 * @param language in which language it was read
 * @param textVersion in which wording
 * @param confirmed the explicit yes to the removal itself (S74)
 * @param attestedBy the signed-in user, by the subject of the token
 */
public record RemovalAttestation(
        String textId,
        String language,
        String textVersion,
        boolean confirmed,
        boolean goodFaith,
        boolean legitimateBusinessReason,
        boolean compliesWithTerms,
        boolean holdHarmless,
        String attestedBy) {

    /** The points not affirmed, by the names callers use. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        collect(confirmed, "confirmed", missing);
        collect(goodFaith, "goodFaith", missing);
        collect(legitimateBusinessReason, "legitimateBusinessReason", missing);
        collect(compliesWithTerms, "compliesWithTerms", missing);
        collect(holdHarmless, "holdHarmless", missing);
        return List.copyOf(missing);
    }

    private static void collect(boolean affirmed, String point, List<String> missing) {
        if (!affirmed) {
            missing.add(point);
        }
    }
}
