package io.partnerledger.command.gdap;

import io.partnerledger.command.dispatch.Commands;
import io.partnerledger.command.stream.States;
import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.edge.answered.Discreet;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.gdap.ShownGdapRelationship;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.request.RequestKey;
import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.customer.CustomerEvent;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.gdap.ConsentToGdap;
import io.partnerledger.kernel.gdap.CustomerApproval;
import io.partnerledger.kernel.gdap.GdapEvent;
import io.partnerledger.kernel.gdap.GdapRelationship;
import io.partnerledger.kernel.gdap.GdapRelationshipId;
import io.partnerledger.kernel.gdap.RecordCustomerApproval;
import io.partnerledger.kernel.gdap.RequestGdap;
import io.partnerledger.kernel.gdap.TerminateGdap;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.tenant.TenantId;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What distributors and resellers do about delegated administration. */
@Discreet
@RestController
@RequestMapping("/ledger/gdap-relationships")
class GdapController {

    private final Commands commands;
    private final States states;
    private final WhoIsWho whoIsWho;
    private final PersonalDataVault vault;
    private final Clock clock;

    GdapController(Commands commands, States states, WhoIsWho whoIsWho, PersonalDataVault vault, Clock clock) {
        this.commands = commands;
        this.states = states;
        this.whoIsWho = whoIsWho;
        this.vault = vault;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ShownGdapRelationship request(
            @RequestBody NewGdapRelationship body, Caller caller, RequestContext request, RequestKey key) {
        return shown(commands.send(
                new RequestGdap(
                        new GdapRelationshipId(key.uuid("gdap-relationship")),
                        new DistributorId(caller.tenant()),
                        CustomerId.of(body.customerId()),
                        ResellerTenantId.of(body.resellerTenantId()),
                        body.terms(),
                        key.value()),
                caller,
                request));
    }

    @PostMapping("/{id}/approval")
    ShownGdapRelationship recordApproval(
            @PathVariable UUID id,
            @RequestBody StatedApproval body,
            Caller caller,
            RequestContext request,
            RequestKey key) {
        DistributorId distributor = new DistributorId(caller.tenant());
        CustomerId customer = own(new GdapRelationshipId(id), distributor).customer();
        // Before anything is sealed for one that may be forgotten.
        customer(customer)
                .orElseThrow(() -> new Refused(RefusalCode.NOT_FOUND_HERE))
                .requireOf(distributor);
        return shown(commands.send(
                new RecordCustomerApproval(
                        new GdapRelationshipId(id),
                        distributor,
                        new CustomerApproval(
                                // A person of the customer's: forgotten with the customer.
                                vault.seal(customer.stream(), body.approvedBy()), body.approvedAt(), body.reference()),
                        key.value()),
                caller,
                request));
    }

    @PostMapping("/{id}/reseller-consent")
    ShownGdapRelationship consent(@PathVariable UUID id, Caller caller, RequestContext request, RequestKey key) {
        return shown(commands.send(
                new ConsentToGdap(new GdapRelationshipId(id), new ResellerTenantId(caller.tenant()), key.value()),
                caller,
                request));
    }

    @PostMapping("/{id}/termination")
    ShownGdapRelationship terminate(
            @PathVariable UUID id,
            @RequestBody Termination body,
            Caller caller,
            RequestContext request,
            RequestKey key) {
        return shown(commands.send(
                new TerminateGdap(
                        new GdapRelationshipId(id), new TenantId(caller.tenant()), body.reason(), key.value()),
                caller,
                request));
    }

    private GdapRelationship own(GdapRelationshipId id, DistributorId distributor) {
        return states.of(id.stream(), GdapEvent.class, GdapEvent::after)
                .filter(found -> found.distributor().equals(distributor))
                .orElseThrow(() -> new Refused(RefusalCode.NOT_FOUND_HERE));
    }

    private Optional<Customer> customer(CustomerId id) {
        return states.of(id.stream(), CustomerEvent.class, CustomerEvent::after);
    }

    private ShownGdapRelationship shown(GdapRelationship relationship) {
        String customer =
                customer(relationship.customer()).map(Customer::companyName).orElse(null);
        return whoIsWho.asKnown(page -> ShownGdapRelationship.of(
                relationship,
                clock.instant(),
                new ShownGdapRelationship.Names(
                        customer,
                        page.reseller(relationship.reseller())
                                .map(WhoIsWho.ListedReseller::name)
                                .orElse(null),
                        page.distributor(relationship.distributor())
                                .map(WhoIsWho.ListedDistributor::name)
                                .orElse(null)),
                vault::open));
    }
}
