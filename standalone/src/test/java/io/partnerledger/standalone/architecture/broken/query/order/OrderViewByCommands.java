package io.partnerledger.standalone.architecture.broken.query.order;

import io.partnerledger.standalone.architecture.broken.command.order.OrdersByViews;
import jakarta.persistence.Entity;

/** Looks into the other side, and can be written to. */
@Entity
public class OrderViewByCommands {
    OrdersByViews orders;
}
