package io.partnerledger.standalone.architecture.broken.command.order;

import io.partnerledger.standalone.architecture.broken.command.customer.CustomersByOrders;
import io.partnerledger.standalone.architecture.broken.query.order.OrderViewByCommands;
import jakarta.persistence.Entity;
import org.springframework.beans.factory.annotation.Autowired;

/** Looks into the other side, is an entity of the wrong one, is injected into, and goes round in a circle. */
@Entity
public class OrdersByViews {
    @Autowired
    OrderViewByCommands view;

    CustomersByOrders customers;
}
