package io.partnerledger.events.naming;

import io.partnerledger.kernel.customer.*;
import io.partnerledger.kernel.distributor.*;
import io.partnerledger.kernel.event.LedgerEvent;
import io.partnerledger.kernel.order.*;
import io.partnerledger.kernel.partnership.*;
import io.partnerledger.kernel.pla.*;
import io.partnerledger.kernel.resellertenant.*;
import io.partnerledger.kernel.subscription.*;
import io.partnerledger.kernel.tenant.*;
import java.util.Set;

/** All events of the trade, by the sealed interfaces they belong to. */
public final class Vocabularies {

    public static final Set<Class<? extends LedgerEvent>> ALL = Set.of(
            CustomerDomainClaimed.class,
            CustomerEvent.class,
            DistributorEvent.class,
            OrderEvent.class,
            PartnershipEvent.class,
            PartnershipSlotEvent.class,
            PlaIdClaimed.class,
            ResellerTenantEvent.class,
            SubscriptionEvent.class,
            TenantClaimed.class);

    private Vocabularies() {}
}
