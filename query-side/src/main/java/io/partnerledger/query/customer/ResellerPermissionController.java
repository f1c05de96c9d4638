package io.partnerledger.query.customer;

import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.entitytag.EntityTag;
import io.partnerledger.edge.fault.Fault;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.customer.ResellerPermission;
import io.partnerledger.query.reading.Reflects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the associated reseller may do in an Azure customer's account, to the distributor and to that reseller (S71). */
@RestController
class ResellerPermissionController {

    private final CustomerAccess access;
    private final WhoIsWho whoIsWho;

    ResellerPermissionController(CustomerAccess access, WhoIsWho whoIsWho) {
        this.access = access;
        this.whoIsWho = whoIsWho;
    }

    @GetMapping("/ledger/customers/{customerId}/reseller-permission")
    @Reflects(CustomerProjection.class)
    ResponseEntity<PermissionBody> permission(Caller caller, @PathVariable UUID customerId) {
        Customer customer = access.find(caller, customerId).orElseThrow(Fault.NOT_FOUND::raised);
        return ResponseEntity.ok()
                .eTag(new EntityTag(customer.version()).toString())
                .body(whoIsWho.asKnown(page -> body(customer, page)));
    }

    private static PermissionBody body(Customer customer, WhoIsWho.Page page) {
        return new PermissionBody(
                customer.id().value(),
                customer.associatedReseller() == null
                        ? null
                        : new Reseller(
                                customer.associatedReseller().value(),
                                page.reseller(customer.associatedReseller())
                                        .map(WhoIsWho.ListedReseller::name)
                                        .orElse(null)),
                customer.resellerPermission());
    }

    /** @param reseller absent for a customer of the distributor's own */
    record PermissionBody(UUID customerId, @Nullable Reseller reseller, ResellerPermission value) {}

    record Reseller(UUID tenantId, @Nullable String name) {}
}
