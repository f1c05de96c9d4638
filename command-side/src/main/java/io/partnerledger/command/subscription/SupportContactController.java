package io.partnerledger.command.subscription;

import io.partnerledger.command.customer.CustomerAccess;
import io.partnerledger.command.dispatch.Commands;
import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.partnercenter.NewSupportContact;
import io.partnerledger.edge.partnercenter.SupportContact;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.request.RequestKey;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.subscription.NameSupportContact;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.kernel.subscription.SubscriptionOutcome;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Says who supports a subscription: a partner, or the distributor itself (S36, S73). */
@RestController
class SupportContactController {

    private final Commands commands;
    private final WhoIsWho whoIsWho;

    SupportContactController(Commands commands, WhoIsWho whoIsWho) {
        this.commands = commands;
        this.whoIsWho = whoIsWho;
    }

    @PutMapping("/v1/customers/{customerId}/subscriptions/{subscriptionId}/supportcontact")
    SupportContact name(
            @PathVariable UUID subscriptionId,
            @RequestAttribute(CustomerAccess.CUSTOMER) Customer customer,
            @RequestBody NewSupportContact body,
            Caller caller,
            RequestContext request,
            RequestKey key) {
        UUID tenant = body.tenant();
        requireOwnPlaId(body.supportMpnId(), tenant);
        SubscriptionOutcome outcome = commands.send(
                new NameSupportContact(
                        new SubscriptionId(subscriptionId),
                        customer.id(),
                        customer.distributor(),
                        tenant.equals(customer.distributor().value()) ? null : new ResellerTenantId(tenant),
                        key.value()),
                caller,
                request);
        UUID named = Outcomes.changed(outcome).supportTenant();
        return whoIsWho.asOfNow(page -> page.partner(named))
                .map(partner -> SupportContact.of(
                        customer.id().value(),
                        subscriptionId,
                        named,
                        partner.plaId() == null ? null : partner.plaId().value(),
                        partner.name()))
                .orElseThrow();
    }

    // A PLA ID of somebody else's would say of another partner what is meant of this one.
    private void requireOwnPlaId(@Nullable String plaId, UUID tenant) {
        Refused.unless(
                plaId == null
                        || whoIsWho.asOfNow(page -> page.holderOf(PlaId.of(plaId)))
                                .filter(tenant::equals)
                                .isPresent(),
                RefusalCode.SUPPORT_CONTACT_NOT_A_PARTNER);
    }
}
