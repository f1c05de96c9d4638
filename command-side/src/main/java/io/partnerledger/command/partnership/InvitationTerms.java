package io.partnerledger.command.partnership;

import java.time.Duration;

/**
 * On what terms resellers are invited.
 *
 * @param validity how long a request can be answered
 */
public record InvitationTerms(Duration validity) {

    public InvitationTerms {
        if (validity.isNegative() || validity.isZero()) {
            throw new IllegalArgumentException("An invitation is valid for some time.");
        }
    }
}
