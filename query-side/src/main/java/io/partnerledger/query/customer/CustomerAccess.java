package io.partnerledger.query.customer;

import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.partnercenter.PartnerCenterFault;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.tenant.TenantRole;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whose customer it is: its distributor's, and the reseller's it is associated with (S70). */
@Component
public class CustomerAccess {

    private final Customers customers;
    private final WhoIsWho whoIsWho;

    CustomerAccess(Customers customers, WhoIsWho whoIsWho) {
        this.customers = customers;
        this.whoIsWho = whoIsWho;
    }

    /**
     * The customer, if it is the caller's.
     *
     * @throws PartnerCenterFault 20002, the same for one that does not exist and for another partner's
     */
    public Customer of(Caller caller, UUID customerId) {
        return find(caller, customerId).orElseThrow(() -> PartnerCenterFault.noRelationshipWithCustomer(customerId));
    }

    /** The customer; empty, in the same way, where it does not exist, was removed or is another partner's. */
    public Optional<Customer> find(Caller caller, UUID customerId) {
        return customers
                .findByCustomerId(customerId)
                .map(CustomerView::state)
                .filter(customer -> isOf(caller, customer));
    }

    private boolean isOf(Caller caller, Customer customer) {
        return isReseller(caller)
                ? !customer.isRemoved()
                        && customer.associatedReseller() != null
                        && customer.associatedReseller().value().equals(caller.tenant())
                : customer.isOf(new DistributorId(caller.tenant()));
    }

    /** Whether somebody's customer it is; what was removed is nobody's, nor are its subscriptions anybody's to see. */
    public boolean isSomebodys(UUID customerId) {
        return customers
                .findByCustomerId(customerId)
                .filter(customer -> !customer.isRemoved())
                .isPresent();
    }

    /** Whether the caller is a reseller, and so sees what it is partner of record of and no more. */
    public boolean isReseller(Caller caller) {
        return whoIsWho.asKnown(page -> page.roleOf(caller.tenant())).orElse(null) == TenantRole.RESELLER;
    }
}
