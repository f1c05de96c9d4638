package io.partnerledger.command.webhook;

import io.partnerledger.kernel.privacy.SealedText;
import java.util.List;
import java.util.UUID;

/** A distributor's webhook, its address sealed. */
record Registration(UUID distributorId, UUID subscriberId, SealedText url, List<String> events, String requestKey) {

    /** Under whose key addresses are sealed. */
    static String subject(UUID distributorId) {
        return "webhook:" + distributorId;
    }
}
