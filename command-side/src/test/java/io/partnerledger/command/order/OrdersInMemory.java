package io.partnerledger.command.order;

import io.partnerledger.command.directory.PartnerDirectory;
import io.partnerledger.command.partnerofrecord.Gates;
import io.partnerledger.command.subscription.SubscriptionAggregate;
import org.axonframework.config.Configuration;

/** What places orders, for tests of whatever else places them. */
public final class OrdersInMemory {

    public static final Class<?> AGGREGATE = OrderAggregate.class;

    private OrdersInMemory() {}

    public static PlacingOrders placing(Configuration axon, PartnerDirectory partners) {
        return new PlacingOrders(
                axon.repository(OrderAggregate.class),
                axon.repository(SubscriptionAggregate.class),
                Gates.underTheDefaultRules(partners),
                partners);
    }
}
