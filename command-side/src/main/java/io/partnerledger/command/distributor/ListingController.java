package io.partnerledger.command.distributor;

import io.partnerledger.edge.listing.ListingContact;
import io.partnerledger.edge.request.RequestContext;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Tells whoever wants to change the distributor's listing where that is done (S12). */
@RestController
class ListingController {

    private final ListingContact contact;

    ListingController(ListingContact contact) {
        this.contact = contact;
    }

    @RequestMapping(
            path = "/ledger/distributor-profile",
            method = {RequestMethod.PUT, RequestMethod.PATCH})
    void change(RequestContext request) {
        throw contact.notSelfService(request.locale());
    }
}
