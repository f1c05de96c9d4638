package io.partnerledger.edge;

import io.partnerledger.edge.partnercenter.PartnerCenterFault;
import io.partnerledger.edge.partnercenter.PartnerCenterMessage;
import io.partnerledger.edge.request.RequestKey;
import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Stands for a capability below {@code /v1}. */
@RestController
class PartnerCenterNotes {

    enum Cycle {
        MONTHLY,
        ONE_TIME
    }

    record Note(
            @Nullable String friendlyName,
            @Nullable Integer quantity,
            @Nullable Cycle billingCycle,
            @Nullable UUID id) implements PartnerCenterMessage, Checked {

        @Override
        public void check(Violations violations) {
            violations.required("friendlyName", friendlyName);
        }
    }

    @PostMapping("/v1/test/notes")
    Note write(@RequestBody Note note, RequestKey key) {
        return new Note(note.friendlyName(), note.quantity(), note.billingCycle(), key.uuid("note"));
    }

    @GetMapping("/v1/test/notes/{id}")
    Note read(@PathVariable UUID id) {
        return new Note("found", 1, Cycle.MONTHLY, id);
    }

    @GetMapping("/v1/test/faults/{fault}")
    void fail(@PathVariable String fault) {
        throw switch (fault) {
            case "customer" -> PartnerCenterFault.noRelationshipWithCustomer("c1");
            case "order" -> PartnerCenterFault.orderNotFound("o1");
            case "subscription" -> PartnerCenterFault.subscriptionNotFound("s1");
            case "etag" -> PartnerCenterFault.staleEtag();
            case "stale" -> new Refused(RefusalCode.STALE_VERSION);
            case "domain" -> new Refused(RefusalCode.DOMAIN_ALREADY_TAKEN);
            case "associated" -> new Refused(RefusalCode.ASSOCIATED_PARTNER_NOT_A_PARTNER);
            default -> new IllegalStateException("the password is hunter2");
        };
    }
}
