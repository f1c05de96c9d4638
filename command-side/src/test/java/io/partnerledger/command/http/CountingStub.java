package io.partnerledger.command.http;

import io.partnerledger.kernel.partnership.FindPartnerDependents;
import io.partnerledger.kernel.partnership.PartnerDependents;
import org.axonframework.queryhandling.QueryHandler;

/** Answers in the query side's place what rests on a reseller. */
class CountingStub {

    static final PartnerDependents COUNTED = new PartnerDependents(7, 3, 120, 2);

    @QueryHandler
    PartnerDependents count(FindPartnerDependents question) {
        return COUNTED;
    }
}
