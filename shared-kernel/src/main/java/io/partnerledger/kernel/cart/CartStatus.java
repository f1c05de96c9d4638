package io.partnerledger.kernel.cart;

/** Whether there is still something to order in a cart. */
public enum CartStatus {
    ACTIVE,
    /** All of it has been ordered. */
    ORDERED
}
