package io.partnerledger.command.partnership;

import io.partnerledger.edge.request.RequestContext;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The words a distributor attests to when it ends a partnership; kept beside what takes the attestation. */
@RestController
class RemovalTextController {

    @GetMapping("/ledger/attestations/partnership-removal")
    AttestationText text(RequestContext request) {
        RemovalText text = RemovalText.in(request.locale());
        return new AttestationText(text.textId(), text.text(), text.points());
    }

    /** A text to attest to, point by point. */
    record AttestationText(String textId, String text, List<RemovalText.Point> points) {}
}
