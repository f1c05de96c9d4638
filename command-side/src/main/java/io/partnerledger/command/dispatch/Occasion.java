package io.partnerledger.command.dispatch;

import io.partnerledger.kernel.request.RequestMetadata;
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

    Map<String, String> metadata() {
        return Map.of(
                RequestMetadata.SUBJECT,
                ACTOR,
                RequestMetadata.TENANT,
                distributor.toString(),
                RequestMetadata.ROLES,
                "",
                RequestMetadata.REQUEST_ID,
                requestId.toString(),
                RequestMetadata.CORRELATION_ID,
                correlationId,
                RequestMetadata.TRACE_ID,
                requestId.toString().replace("-", ""));
    }
}
