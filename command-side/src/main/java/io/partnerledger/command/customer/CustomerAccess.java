package io.partnerledger.command.customer;

import io.partnerledger.command.stream.States;
import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.partnercenter.PartnerCenterFault;
import io.partnerledger.edge.request.Guid;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.customer.CustomerEvent;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.tenant.TenantRole;
import org.springframework.stereotype.Component;

/** Whose customer it is: its distributor's, and the reseller's it is associated with (S70). */
@Component
public class CustomerAccess {

    /** Under which controllers find the customer that was asked for. */
    public static final String CUSTOMER = "io.partnerledger.command.customer";

    private final States states;
    private final WhoIsWho whoIsWho;

    CustomerAccess(States states, WhoIsWho whoIsWho) {
        this.states = states;
        this.whoIsWho = whoIsWho;
    }

    /**
     * The customer, if it is the caller's.
     *
     * @param id as it came
     * @throws PartnerCenterFault 20002, the same for one that does not exist and for another partner's
     */
    Customer of(Caller caller, String id) {
        if (!Guid.isWellFormed(id)) {
            throw PartnerCenterFault.malformedId();
        }
        return states.of(CustomerId.of(id).stream(), CustomerEvent.class, CustomerEvent::after)
                .filter(customer -> isOf(caller, customer))
                .orElseThrow(() -> PartnerCenterFault.noRelationshipWithCustomer(id));
    }

    private boolean isOf(Caller caller, Customer customer) {
        return isReseller(caller)
                ? customer.associatedReseller() != null
                        && customer.associatedReseller().value().equals(caller.tenant())
                : customer.distributor().value().equals(caller.tenant());
    }

    /** Whether the caller is a reseller, and so may change only what it is partner of record of. */
    public boolean isReseller(Caller caller) {
        return whoIsWho.asKnown(page -> page.roleOf(caller.tenant())).orElse(null) == TenantRole.RESELLER;
    }
}
