package io.partnerledger.command.customer;

import io.partnerledger.command.dispatch.Commands;
import io.partnerledger.edge.answered.Discreet;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.partnercenter.Customer;
import io.partnerledger.edge.partnercenter.NewCustomer;
import io.partnerledger.edge.partnercenter.UserCredentials;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.request.RequestKey;
import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.kernel.customer.CustomerId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Adds customers, on a reseller's behalf or as the distributor's own. */
@RestController
class CustomerController {

    private static final String FIRST_ADMINISTRATOR = "admin";

    private final Commands commands;
    private final CustomerSealing sealing;
    private final PersonalDataVault vault;
    private final FirstPasswords passwords;

    CustomerController(Commands commands, CustomerSealing sealing, PersonalDataVault vault, FirstPasswords passwords) {
        this.commands = commands;
        this.sealing = sealing;
        this.vault = vault;
        this.passwords = passwords;
    }

    @Discreet
    @PostMapping("/v1/customers")
    @ResponseStatus(HttpStatus.CREATED)
    Customer add(@RequestBody NewCustomer body, Caller caller, RequestContext request, RequestKey key) {
        CustomerId id = new CustomerId(key.uuid("customer"));
        io.partnerledger.kernel.customer.Customer added =
                commands.send(sealing.sealed(body, id, caller.tenant(), key.value()), caller, request);
        return Customer.of(added, vault::open).with(new UserCredentials(FIRST_ADMINISTRATOR, passwords.of(id)));
    }
}
