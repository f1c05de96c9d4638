package io.partnerledger.kernel.order;

/** Whether an order stands. */
public enum OrderStatus {
    PLACED,
    /** Tried and stopped; the same request may be tried again once the cause is mended. */
    BLOCKED
}
