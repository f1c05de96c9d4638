package io.partnerledger.command.gdap;

import io.partnerledger.command.due.Due;
import io.partnerledger.command.due.DueFolding;
import io.partnerledger.command.due.DueWork;
import io.partnerledger.kernel.gdap.ExpireGdap;
import io.partnerledger.kernel.gdap.GdapActivated;
import io.partnerledger.kernel.gdap.GdapExpired;
import io.partnerledger.kernel.gdap.GdapRelationshipId;
import io.partnerledger.kernel.gdap.GdapTerminated;
import org.springframework.stereotype.Component;

/** Delegated administration ends when its time is over. */
@Component
class GdapExpiry implements DueWork {

    @Override
    public String kind() {
        return "gdap-expiry";
    }

    @Override
    public void describe(DueFolding folding) {
        folding.on(
                        GdapActivated.class,
                        (e, agenda) -> agenda.due(e.gdapRelationshipId(), e.distributorId(), e.endsAt()))
                .on(GdapTerminated.class, (e, agenda) -> agenda.noMore(e.gdapRelationshipId()))
                .on(GdapExpired.class, (e, agenda) -> agenda.noMore(e.gdapRelationshipId()));
    }

    @Override
    public ExpireGdap command(Due due) {
        return new ExpireGdap(GdapRelationshipId.of(due.subject()));
    }
}
