package io.partnerledger.command.customerremoval;

import io.partnerledger.command.customer.CustomerAccess;
import io.partnerledger.command.dispatch.Commands;
import io.partnerledger.edge.answered.ThisAnswer;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.partnercenter.Customer;
import io.partnerledger.edge.partnercenter.CustomerPatch;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.request.RequestKey;
import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.kernel.customer.RemoveCustomer;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Ends the relationship with a customer, as Partner Center has it; whatever else is sent back of it changes nothing. */
@RestController
class CustomerRemovalController {

    private final Commands commands;
    private final PersonalDataVault vault;

    CustomerRemovalController(Commands commands, PersonalDataVault vault) {
        this.commands = commands;
        this.vault = vault;
    }

    @PatchMapping("/v1/customers/{customerId}")
    Customer change(
            @RequestAttribute(CustomerAccess.CUSTOMER) io.partnerledger.kernel.customer.Customer customer,
            @RequestBody CustomerPatch body,
            Caller caller,
            RequestContext request,
            RequestKey key) {
        if (!body.ends()) {
            // Unlike the answer to a removal, which has to be kept: afterwards there is no customer to tell of.
            ThisAnswer.namesPeople();
            return Customer.of(customer, vault::open);
        }
        commands.send(new RemoveCustomer(customer.id(), customer.distributor(), key.value()), caller, request);
        return Customer.removed();
    }
}
