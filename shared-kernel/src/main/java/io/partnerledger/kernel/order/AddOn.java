package io.partnerledger.kernel.order;

/** A line that was added to an order: something bought on top of what is already there, as events keep it. */
public record AddOn(OrderLine line, String parentSubscriptionId) {}
