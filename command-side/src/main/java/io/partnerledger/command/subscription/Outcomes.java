package io.partnerledger.command.subscription;

import io.partnerledger.command.partnerofrecord.Stopped;
import io.partnerledger.kernel.subscription.Subscription;
import io.partnerledger.kernel.subscription.SubscriptionOutcome;

/** What callers are told of an outcome. */
final class Outcomes {

    private Outcomes() {}

    /**
     * The subscription as the caller wants it.
     *
     * @throws io.partnerledger.edge.partnercenter.PartnerCenterFault if the partner of record stood in the way
     */
    static Subscription changed(SubscriptionOutcome outcome) {
        if (outcome instanceof SubscriptionOutcome.Blocked blocked) {
            throw Stopped.fault(blocked.judgements().stream()
                    .map(judgement -> new Stopped(judgement.plaId(), judgement.verdict()))
                    .toList());
        }
        return ((SubscriptionOutcome.Changed) outcome).subscription();
    }
}
