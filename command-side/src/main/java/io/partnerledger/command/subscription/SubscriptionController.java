package io.partnerledger.command.subscription;

import io.partnerledger.command.customer.CustomerAccess;
import io.partnerledger.command.dispatch.Commands;
import io.partnerledger.command.stream.States;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.fault.Fault;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.partnercenter.Etag;
import io.partnerledger.edge.partnercenter.PartnerCenterFault;
import io.partnerledger.edge.partnercenter.Subscription;
import io.partnerledger.edge.partnercenter.SubscriptionPatch;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.request.RequestKey;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.partnerofrecord.Change;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import io.partnerledger.kernel.subscription.SubscriptionEvent;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.kernel.subscription.SubscriptionOutcome;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Changes subscriptions: a distributor's in everything, a reseller's in little and where it is partner of record. */
@RestController
class SubscriptionController {

    private static final int ATTEMPTS = 5;

    /** What a reseller may change where it is partner of record. */
    private static final Set<Change> A_RESELLERS =
            EnumSet.of(Change.RENAMING, Change.SEATS, Change.AUTO_RENEWAL, Change.SUSPENSION, Change.REACTIVATION);

    private final Commands commands;
    private final States states;
    private final CustomerAccess access;
    private final Clock clock;

    SubscriptionController(Commands commands, States states, CustomerAccess access, Clock clock) {
        this.commands = commands;
        this.states = states;
        this.access = access;
        this.clock = clock;
    }

    @PatchMapping("/v1/customers/{customerId}/subscriptions/{subscriptionId}")
    Subscription change(
            @PathVariable UUID subscriptionId,
            @RequestAttribute(CustomerAccess.CUSTOMER) Customer customer,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody SubscriptionPatch body,
            Caller caller,
            RequestContext request,
            RequestKey key) {
        SubscriptionId id = new SubscriptionId(subscriptionId);
        Long expected = Etag.sent(ifMatch, body.attributes())
                .map(etag -> versionOf(etag, subscriptionId))
                .orElse(null);
        SubscriptionOutcome outcome = access.isReseller(caller)
                ? changeByReseller(id, customer, expected, body, caller, request, key)
                : commands.send(new Changing(of(customer, id), body).command(expected, key.value()), caller, request);
        return Subscription.of(Outcomes.changed(outcome), clock.instant());
    }

    /** Rests on the version at which the reseller was seen to be partner of record, lest it change what it just lost. */
    private SubscriptionOutcome changeByReseller(
            SubscriptionId id,
            Customer customer,
            @Nullable Long expected,
            SubscriptionPatch body,
            Caller caller,
            RequestContext request,
            RequestKey key) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            io.partnerledger.kernel.subscription.Subscription before = of(customer, id);
            requirePartnerOfRecord(before, caller);
            Changing changing = new Changing(before, body);
            if (!A_RESELLERS.containsAll(changing.kinds())) {
                throw new PartnerCenterFault(403, 900150, Text.of("partner-center.not-changeable-by-reseller"));
            }
            try {
                return commands.send(
                        changing.command(expected == null ? before.version() : expected, key.value()), caller, request);
            } catch (Refused refused) {
                if (refused.code() != RefusalCode.STALE_VERSION || expected != null) {
                    throw refused;
                }
            }
        }
        throw Fault.TRY_AGAIN.raised();
    }

    private void requirePartnerOfRecord(io.partnerledger.kernel.subscription.Subscription subscription, Caller caller) {
        if (!access.isPartnerOfRecord(caller, subscription)) {
            throw PartnerCenterFault.subscriptionNotFound(subscription.id().value());
        }
    }

    private io.partnerledger.kernel.subscription.Subscription of(Customer customer, SubscriptionId id) {
        return states.of(id.stream(), SubscriptionEvent.class, SubscriptionEvent::after)
                .filter(found -> found.customer().equals(customer.id()))
                .orElseThrow(() -> PartnerCenterFault.subscriptionNotFound(id.value()));
    }

    private static Long versionOf(Etag etag, UUID subscription) {
        if (!etag.id().equals(subscription.toString())) {
            throw PartnerCenterFault.staleEtag();
        }
        return etag.version();
    }
}
