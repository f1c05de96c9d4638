package io.partnerledger.events.naming;

import io.partnerledger.kernel.cart.CartEvent;
import io.partnerledger.kernel.customer.CustomerDomainEvent;
import io.partnerledger.kernel.customer.CustomerEvent;
import io.partnerledger.kernel.distributor.DistributorEvent;
import io.partnerledger.kernel.event.LedgerEvent;
import io.partnerledger.kernel.gdap.GdapEvent;
import io.partnerledger.kernel.order.OrderEvent;
import io.partnerledger.kernel.partnership.PartnershipEvent;
import io.partnerledger.kernel.partnership.PartnershipSlotEvent;
import io.partnerledger.kernel.pla.PlaIdClaimed;
import io.partnerledger.kernel.resellertenant.ResellerTenantEvent;
import io.partnerledger.kernel.subscription.SubscriptionEvent;
import io.partnerledger.kernel.tenant.TenantClaimed;
import java.util.Set;

/** All events of the trade, by the sealed interfaces they belong to. */
public final class Vocabularies {

    public static final Set<Class<? extends LedgerEvent>> ALL = Set.of(
            CartEvent.class,
            CustomerDomainEvent.class,
            CustomerEvent.class,
            DistributorEvent.class,
            GdapEvent.class,
            OrderEvent.class,
            PartnershipEvent.class,
            PartnershipSlotEvent.class,
            PlaIdClaimed.class,
            ResellerTenantEvent.class,
            SubscriptionEvent.class,
            TenantClaimed.class);

    private Vocabularies() {}
}
