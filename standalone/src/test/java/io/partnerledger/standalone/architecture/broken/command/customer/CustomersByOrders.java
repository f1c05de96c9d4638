package io.partnerledger.standalone.architecture.broken.command.customer;

import io.partnerledger.standalone.architecture.broken.command.order.OrdersByViews;

/** Closes the circle. */
public class CustomersByOrders {
    OrdersByViews orders;
}
