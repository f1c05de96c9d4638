package io.partnerledger.query.partnership;

import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.fault.Fault;
import io.partnerledger.edge.listing.ListingContact;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.query.reading.Reflects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The distributor's own listing; who changes it is Microsoft, not the ledger (S11, S12). */
@RestController
class DistributorProfileController {

    private final WhoIsWho whoIsWho;
    private final ListingContact contact;

    DistributorProfileController(WhoIsWho whoIsWho, ListingContact contact) {
        this.whoIsWho = whoIsWho;
        this.contact = contact;
    }

    @GetMapping("/ledger/distributor-profile")
    @Reflects({})
    Profile profile(Caller caller, RequestContext request) {
        return whoIsWho.asKnown(page -> page.distributor(new DistributorId(caller.tenant())))
                .map(listed -> new Profile(
                        listed.id().value(),
                        listed.name(),
                        listed.country().code(),
                        Listing.regionOf(listed.country()),
                        listed.plaId() == null ? null : listed.plaId().value(),
                        listed.agreementSigned(),
                        contact.advice(request.locale())))
                .orElseThrow(Fault.NOT_FOUND::raised);
    }

    /** @param changes whom to contact to change the listing */
    record Profile(
            UUID tenantId,
            String name,
            String country,
            @Nullable String region,
            @Nullable String plaId,
            boolean agreementSigned,
            String changes) {}
}
