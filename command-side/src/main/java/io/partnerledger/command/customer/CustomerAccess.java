package io.partnerledger.command.customer;

import io.partnerledger.command.stream.States;
import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.partnercenter.PartnerCenterFault;
import io.partnerledger.edge.request.Guid;
import io.partnerledger.edge.request.RequestKey;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.customer.CustomerEvent;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.subscription.Subscription;
import io.partnerledger.kernel.subscription.SubscriptionEvent;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.kernel.tenant.TenantRole;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whose customer it is: its distributor's, and the reseller's it is associated with (S70).
 *
 * <p>A subscription is also its partner of record's, whichever reseller the customer is associated with (S35).
 */
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
     * The customer, if it is the caller's or the subscription is.
     *
     * @param id as it came
     * @param subscription of which subscription, as it came; absent where the customer as such is asked
     * @param request one that removed a customer still finds it, to be answered as before
     * @throws PartnerCenterFault 20002, the same for one that does not exist, was removed or is another partner's
     */
    Customer of(Caller caller, String id, @Nullable String subscription, RequestKey request) {
        if (!Guid.isWellFormed(id)) {
            throw PartnerCenterFault.malformedId();
        }
        return states.of(CustomerId.of(id).stream(), CustomerEvent.class, CustomerEvent::after)
                .filter(customer -> !customer.isRemoved() || customer.wasRemovedBy(request.value()))
                .filter(customer -> isOf(caller, customer) || isOnRecord(caller, customer, subscription))
                .orElseThrow(() -> PartnerCenterFault.noRelationshipWithCustomer(id));
    }

    private boolean isOf(Caller caller, Customer customer) {
        return isReseller(caller)
                ? customer.associatedReseller() != null
                        && customer.associatedReseller().value().equals(caller.tenant())
                : customer.distributor().value().equals(caller.tenant());
    }

    private boolean isOnRecord(Caller caller, Customer customer, @Nullable String subscription) {
        return subscription != null
                && Guid.isWellFormed(subscription)
                && isReseller(caller)
                && states.of(
                                new SubscriptionId(UUID.fromString(subscription)).stream(),
                                SubscriptionEvent.class,
                                SubscriptionEvent::after)
                        .filter(found -> found.customer().equals(customer.id()))
                        .filter(found -> isPartnerOfRecord(caller, found))
                        .isPresent();
    }

    /** Whether the subscription's PLA ID is one that the caller holds or has held. */
    public boolean isPartnerOfRecord(Caller caller, Subscription subscription) {
        return subscription.partner() != null
                && whoIsWho.asOfNow(page -> page.holderOf(subscription.partner()))
                        .filter(caller.tenant()::equals)
                        .isPresent();
    }

    /** Whether the caller is a reseller, and so may change only what it is partner of record of. */
    public boolean isReseller(Caller caller) {
        return whoIsWho.asKnown(page -> page.roleOf(caller.tenant())).orElse(null) == TenantRole.RESELLER;
    }
}
