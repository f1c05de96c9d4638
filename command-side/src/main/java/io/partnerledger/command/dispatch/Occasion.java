package io.partnerledger.command.dispatch;

import io.partnerledger.kernel.request.RequestMetadata;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Why the ledger does something by itself.
 *
 * @param distributor whom it concerns
 * @param requestId the same whenever it is done again on the same occasion
 * @param correlationId of what it follows from, so that cause and effect are found together
 */
public record Occasion(UUID distributor, UUID requestId, String correlationId) {

    /** As whom the ledger acts: without any role, with which no caller could do a thing. */
    public static final String ACTOR = "partner-ledger";

    /** Who has done what the ledger does by itself, for that distributor. */
    public static Map<String, String> actor(UUID distributor) {
        return Map.of(
                RequestMetadata.SUBJECT,
                ACTOR,
                RequestMetadata.TENANT,
                distributor.toString(),
                RequestMetadata.ROLES,
                "");
    }

    Map<String, String> metadata() {
        Map<String, String> metadata = new HashMap<>(actor(distributor));
        metadata.put(RequestMetadata.REQUEST_ID, requestId.toString());
        metadata.put(RequestMetadata.CORRELATION_ID, correlationId);
        metadata.put(RequestMetadata.TRACE_ID, requestId.toString().replace("-", ""));
        return metadata;
    }
}
