package io.partnerledger.edge.fault;

import io.partnerledger.edge.partnercenter.PartnerCenterFault;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.kernel.refusal.Refused;

/** A refusal of one part of a request, told within an answer whose other parts were done. */
public final class PartialFault {

    private PartialFault() {}

    /** What the caller would have been told had this part been the whole request. */
    public static PartnerCenterFault of(Refused refused, RequestContext request) {
        Finding finding = RefusalFinding.of(refused, request.path());
        return new PartnerCenterFault(finding.partnerCenterStatus(), finding.partnerCenterCode(), finding.detail());
    }
}
