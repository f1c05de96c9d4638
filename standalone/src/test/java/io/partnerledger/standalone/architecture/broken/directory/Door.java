package io.partnerledger.standalone.architecture.broken.directory;

/** Opens into a room it has no business in. */
public class Door {
    io.partnerledger.standalone.architecture.broken.command.order.OrdersByViews other;
}
