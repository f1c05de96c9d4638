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
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Asks whose customer it is before anything else of the request is looked at: the body comes later in the order of
 * checks.
 */
@Component
public class CustomerAccess implements HandlerInterceptor {

    /** Under which controllers find the customer that was asked for. */
    public static final String CUSTOMER = "io.partnerledger.command.customer";

    private final States states;
    private final WhoIsWho whoIsWho;

    CustomerAccess(States states, WhoIsWho whoIsWho) {
        this.states = states;
        this.whoIsWho = whoIsWho;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // Reads are the other side's, and so is asking who may.
        if (!request.getMethod().equals(HttpMethod.GET.name())
                && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                        instanceof Map<?, ?> variables) {
            Caller caller = Caller.of(request).orElseThrow();
            request.setAttribute(CUSTOMER, customer(caller, String.valueOf(variables.get("customerId"))));
        }
        return true;
    }

    private Customer customer(Caller caller, String id) {
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
