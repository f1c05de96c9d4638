package io.partnerledger.command.partnership;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.kernel.distributor.DistributorId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The distributor's reusable link; only the side that holds the invitation key can say it. */
@RestController
class PartnershipLinkController {

    private final InvitationCodes codes;
    private final InvitationLinks links;

    PartnershipLinkController(InvitationCodes codes, InvitationLinks links) {
        this.codes = codes;
        this.links = links;
    }

    @GetMapping("/ledger/partnership-link")
    PartnershipLink link(Caller caller) {
        String code = codes.reusable(new DistributorId(caller.tenant()));
        return new PartnershipLink(code, links.to(code));
    }

    /** A code for any reseller, and the link with it. */
    record PartnershipLink(String code, String link) {}
}
