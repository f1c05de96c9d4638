package io.partnerledger.command.resellertenant;

import io.partnerledger.command.dispatch.Commands;
import io.partnerledger.command.stream.States;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.request.RequestKey;
import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import io.partnerledger.kernel.resellertenant.ResellerTenant;
import io.partnerledger.kernel.resellertenant.ResellerTenantEvent;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the programme says of resellers' tenants. */
@RestController
@RequestMapping("/ledger/reseller-tenants")
class ResellerTenantController {

    private final Commands commands;
    private final States states;
    private final PersonalDataVault vault;

    ResellerTenantController(Commands commands, States states, PersonalDataVault vault) {
        this.commands = commands;
        this.states = states;
        this.vault = vault;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResellerTenantFacts register(
            @RequestBody NewResellerTenant body, Caller caller, RequestContext request, RequestKey key) {
        return facts(body.command(vault::seal, key.value()), caller, request);
    }

    @GetMapping("/{tenantId}")
    ResellerTenantFacts facts(@PathVariable UUID tenantId) {
        return states.of(id(tenantId).stream(), ResellerTenantEvent.class, ResellerTenantEvent::after)
                .map(ResellerTenantFacts::of)
                .orElseThrow(() -> new Refused(RefusalCode.NOT_FOUND_HERE));
    }

    @PutMapping("/{tenantId}/csp-authorization")
    ResellerTenantFacts stateAuthorization(
            @PathVariable UUID tenantId,
            @RequestBody StatedAuthorization body,
            Caller caller,
            RequestContext request,
            RequestKey key) {
        return facts(body.command(id(tenantId), key.value()), caller, request);
    }

    @PutMapping("/{tenantId}/state")
    ResellerTenantFacts stateState(
            @PathVariable UUID tenantId,
            @RequestBody StatedState body,
            Caller caller,
            RequestContext request,
            RequestKey key) {
        return facts(body.command(id(tenantId), key.value()), caller, request);
    }

    @PutMapping("/{tenantId}/agreement")
    ResellerTenantFacts stateAgreement(
            @PathVariable UUID tenantId,
            @RequestBody StatedAgreement body,
            Caller caller,
            RequestContext request,
            RequestKey key) {
        return facts(body.command(id(tenantId), key.value()), caller, request);
    }

    @PutMapping("/{tenantId}/location")
    ResellerTenantFacts stateLocation(
            @PathVariable UUID tenantId,
            @RequestBody StatedLocation body,
            Caller caller,
            RequestContext request,
            RequestKey key) {
        return facts(body.command(id(tenantId), key.value()), caller, request);
    }

    private ResellerTenantFacts facts(Object command, Caller caller, RequestContext request) {
        ResellerTenant tenant = commands.send(command, caller, request);
        return ResellerTenantFacts.of(tenant);
    }

    private static ResellerTenantId id(UUID tenantId) {
        return new ResellerTenantId(tenantId);
    }
}
