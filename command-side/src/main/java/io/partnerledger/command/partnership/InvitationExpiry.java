package io.partnerledger.command.partnership;

import io.partnerledger.command.due.Due;
import io.partnerledger.command.due.DueFolding;
import io.partnerledger.command.due.DueWork;
import io.partnerledger.kernel.partnership.ExpirePartnership;
import io.partnerledger.kernel.partnership.PartnershipAccepted;
import io.partnerledger.kernel.partnership.PartnershipExpired;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.partnership.PartnershipRefused;
import io.partnerledger.kernel.partnership.PartnershipRequested;
import io.partnerledger.kernel.partnership.PartnershipWithdrawn;
import org.springframework.stereotype.Component;

/** A request that nobody has answered by its time expires. */
@Component
class InvitationExpiry implements DueWork {

    @Override
    public String kind() {
        return "invitation-expiry";
    }

    @Override
    public void describe(DueFolding folding) {
        folding.on(
                        PartnershipRequested.class,
                        (e, agenda) -> agenda.due(e.partnershipId(), e.distributorId(), e.expiresAt()))
                .on(PartnershipAccepted.class, (e, agenda) -> agenda.noMore(e.partnershipId()))
                .on(PartnershipRefused.class, (e, agenda) -> agenda.noMore(e.partnershipId()))
                .on(PartnershipWithdrawn.class, (e, agenda) -> agenda.noMore(e.partnershipId()))
                .on(PartnershipExpired.class, (e, agenda) -> agenda.noMore(e.partnershipId()));
    }

    @Override
    public ExpirePartnership command(Due due) {
        return new ExpirePartnership(PartnershipId.of(due.subject()));
    }
}
