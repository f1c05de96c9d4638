package io.partnerledger.query.subscription;

import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.partnercenter.Link;
import io.partnerledger.edge.partnercenter.PartnerCenterFault;
import io.partnerledger.edge.partnercenter.ResourceCollection;
import io.partnerledger.edge.partnercenter.Subscription;
import io.partnerledger.edge.partnercenter.SubscriptionProvisioning;
import io.partnerledger.edge.partnercenter.SupportContact;
import io.partnerledger.edge.violation.BadRequest;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.query.customer.CustomerAccess;
import io.partnerledger.query.customer.CustomerProjection;
import io.partnerledger.query.reading.Reflects;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Subscriptions, as Partner Center shows them; to a reseller those it is partner of record of. */
@RestController
class SubscriptionController {

    private final Subscriptions subscriptions;
    private final CustomerAccess customers;
    private final WhoIsWho whoIsWho;
    private final Clock clock;

    SubscriptionController(Subscriptions subscriptions, CustomerAccess customers, WhoIsWho whoIsWho, Clock clock) {
        this.subscriptions = subscriptions;
        this.customers = customers;
        this.whoIsWho = whoIsWho;
        this.clock = clock;
    }

    @GetMapping("/v1/customers/{customerId}/subscriptions")
    @Reflects({SubscriptionProjection.class, CustomerProjection.class})
    ResourceCollection<Subscription> list(
            Caller caller,
            @PathVariable UUID customerId,
            @RequestParam(name = "order_id", required = false) @Nullable String order,
            @RequestParam(name = "mpn_id", required = false) @Nullable String partner) {
        requireRelationship(caller, customerId);
        if (partner != null && !PlaId.isWellFormed(partner)) {
            throw BadRequest.of("mpn_id", Text.of("violation.wrong-type"));
        }
        return ResourceCollection.whole(
                subscriptions.of(customerId, order, partner).stream()
                        .map(SubscriptionView::state)
                        .filter(visibleTo(caller))
                        .map(subscription -> Subscription.of(subscription, clock.instant()))
                        .toList(),
                self(customerId, order, partner));
    }

    @GetMapping("/v1/customers/{customerId}/subscriptions/{subscriptionId}")
    @Reflects({SubscriptionProjection.class, CustomerProjection.class})
    Subscription one(Caller caller, @PathVariable UUID customerId, @PathVariable UUID subscriptionId) {
        return Subscription.of(find(caller, customerId, subscriptionId), clock.instant());
    }

    @GetMapping("/v1/customers/{customerId}/subscriptions/{subscriptionId}/provisioningstatus")
    @Reflects({SubscriptionProjection.class, CustomerProjection.class})
    SubscriptionProvisioning provisioning(
            Caller caller, @PathVariable UUID customerId, @PathVariable UUID subscriptionId) {
        return SubscriptionProvisioning.of(find(caller, customerId, subscriptionId));
    }

    @GetMapping("/v1/customers/{customerId}/subscriptions/{subscriptionId}/supportcontact")
    @Reflects({SubscriptionProjection.class, CustomerProjection.class})
    SupportContact supportContact(Caller caller, @PathVariable UUID customerId, @PathVariable UUID subscriptionId) {
        UUID tenant = find(caller, customerId, subscriptionId).supportTenant();
        return whoIsWho.asKnown(page -> page.partner(tenant))
                .map(partner -> SupportContact.of(
                        customerId,
                        subscriptionId,
                        tenant,
                        partner.plaId() == null ? null : partner.plaId().value(),
                        partner.name()))
                .orElseThrow();
    }

    /** Shown to its partner of record whichever reseller's customer it is (S35); strangers don't learn if it exists. */
    private io.partnerledger.kernel.subscription.Subscription find(Caller caller, UUID customer, UUID subscription) {
        Optional<io.partnerledger.kernel.subscription.Subscription> found = subscriptions
                .findBySubscriptionIdAndCustomerId(subscription, customer)
                .map(SubscriptionView::state);
        if (found.filter(hasAsPartnerOfRecord(caller))
                .filter(its -> customers.isSomebodys(customer))
                .isEmpty()) {
            customers.of(caller, customer);
        }
        return found.filter(visibleTo(caller)).orElseThrow(() -> PartnerCenterFault.subscriptionNotFound(subscription));
    }

    private void requireRelationship(Caller caller, UUID customer) {
        if (customers.find(caller, customer).isEmpty()
                && !(customers.isSomebodys(customer)
                        && subscriptions.of(customer, null, null).stream()
                                .map(SubscriptionView::state)
                                .anyMatch(hasAsPartnerOfRecord(caller)))) {
            throw PartnerCenterFault.noRelationshipWithCustomer(customer);
        }
    }

    private Predicate<io.partnerledger.kernel.subscription.Subscription> visibleTo(Caller caller) {
        return customers.isReseller(caller) ? hasAsPartnerOfRecord(caller) : subscription -> true;
    }

    private Predicate<io.partnerledger.kernel.subscription.Subscription> hasAsPartnerOfRecord(Caller caller) {
        return subscription -> customers.isReseller(caller)
                && subscription.partner() != null
                && whoIsWho.asKnown(page -> page.holderOf(subscription.partner()))
                        .filter(caller.tenant()::equals)
                        .isPresent();
    }

    private static Link self(UUID customerId, @Nullable String order, @Nullable String partner) {
        Link self = Link.get("/customers/" + customerId + "/subscriptions");
        self = order == null ? self : self.query("order_id", order);
        return partner == null ? self : self.query("mpn_id", partner);
    }
}
