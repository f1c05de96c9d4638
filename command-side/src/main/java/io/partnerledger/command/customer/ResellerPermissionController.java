package io.partnerledger.command.customer;

import io.partnerledger.command.dispatch.Commands;
import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.entitytag.EntityTag;
import io.partnerledger.edge.entitytag.IfMatch;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.request.RequestKey;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.customer.ResellerPermission;
import io.partnerledger.kernel.customer.SetResellerPermission;
import io.partnerledger.kernel.distributor.DistributorId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Says what the associated reseller may do in an Azure customer's account (S71). */
@RestController
class ResellerPermissionController {

    private final Commands commands;
    private final WhoIsWho whoIsWho;

    ResellerPermissionController(Commands commands, WhoIsWho whoIsWho) {
        this.commands = commands;
        this.whoIsWho = whoIsWho;
    }

    @PutMapping("/ledger/customers/{customerId}/reseller-permission")
    ResponseEntity<ShownPermission> set(
            @PathVariable UUID customerId,
            @RequestBody StatedPermission body,
            IfMatch ifMatch,
            Caller caller,
            RequestContext request,
            RequestKey key) {
        Customer customer = commands.send(
                new SetResellerPermission(
                        new CustomerId(customerId),
                        new DistributorId(caller.tenant()),
                        body.value(),
                        ifMatch.expected(),
                        key.value()),
                caller,
                request);
        return ResponseEntity.ok()
                .eTag(new EntityTag(customer.version()).toString())
                .body(whoIsWho.asKnown(page -> ShownPermission.of(customer, page)));
    }

    /** The permission as it is answered. */
    record ShownPermission(UUID customerId, Reseller reseller, ResellerPermission value) {

        static ShownPermission of(Customer customer, WhoIsWho.Page page) {
            return new ShownPermission(
                    customer.id().value(),
                    new Reseller(
                            customer.associatedReseller().value(),
                            page.reseller(customer.associatedReseller())
                                    .map(WhoIsWho.ListedReseller::name)
                                    .orElse(null)),
                    customer.resellerPermission());
        }
    }

    /** Whose permission it is. */
    record Reseller(UUID tenantId, @Nullable String name) {}
}
