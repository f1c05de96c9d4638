package io.partnerledger.command.order;

import io.partnerledger.command.customer.CustomerAggregate;
import io.partnerledger.command.stream.StreamOf;
import io.partnerledger.command.stream.StreamsOfOneCommand;
import io.partnerledger.kernel.order.OrderOutcome;
import io.partnerledger.kernel.order.PlaceOrder;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Places orders: the order and the subscription of each of its lines in one append, or the order as blocked. */
@Component
class Orders {

    private final Repository<CustomerAggregate> customers;
    private final PlacingOrders placing;
    private final Clock clock;

    Orders(Repository<CustomerAggregate> customers, PlacingOrders placing, Clock clock) {
        this.customers = customers;
        this.placing = placing;
        this.clock = clock;
    }

    @CommandHandler
    OrderOutcome handle(PlaceOrder command) {
        StreamsOfOneCommand streams = new StreamsOfOneCommand();
        StreamOf<CustomerAggregate> customer = streams.existing(customers, command.customer().stream());
        PlacingOrders.Pending order = placing.pending(streams, command);
        streams.load();

        return placing.place(order, customer.assume(CustomerAggregate::customer), clock.instant());
    }
}
