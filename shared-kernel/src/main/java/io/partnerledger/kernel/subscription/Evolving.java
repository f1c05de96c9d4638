package io.partnerledger.kernel.subscription;

import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.request.RequestKeys;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A subscription while an event changes it: the one place where its parts are copied. */
final class Evolving {

    private final Subscription before;

    @Nullable
    String friendlyName;

    int quantity;
    BillingCycle billingCycle;
    Term term;

    @Nullable
    PlaId partner;

    boolean autoRenewEnabled;
    SubscriptionStatus status;

    @Nullable
    LocalDate graceUntil;

    @Nullable
    ResellerTenantId supportContact;

    long version;

    @Nullable
    SubscriptionChangeBlocked lastBlocked;

    RequestKeys answered;

    Evolving(Subscription before) {
        this.before = before;
        friendlyName = before.friendlyName();
        quantity = before.quantity();
        billingCycle = before.billingCycle();
        term = before.term();
        partner = before.partner();
        autoRenewEnabled = before.autoRenewEnabled();
        status = before.status();
        graceUntil = before.graceUntil();
        supportContact = before.supportContact();
        version = before.version();
        lastBlocked = before.lastBlocked();
        answered = before.answered();
    }

    Subscription next() {
        return new Subscription(
                before.id(),
                before.purchase(),
                friendlyName,
                quantity,
                billingCycle,
                term,
                partner,
                autoRenewEnabled,
                status,
                graceUntil,
                supportContact,
                before.sequence() + 1,
                version,
                lastBlocked,
                answered);
    }
}
