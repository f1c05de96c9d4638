package io.partnerledger.edge.partnercenter;

/** The states of a subscription. */
public enum SubscriptionStatus {
    NONE,
    ACTIVE,
    PENDING,
    SUSPENDED,
    EXPIRED,
    DISABLED,
    DELETED;

    /** The oldest client knows four of them and refuses the whole answer for any other. */
    SubscriptionStatus knownToAllClients() {
        return switch (this) {
            case EXPIRED, DISABLED -> SUSPENDED;
            case PENDING -> NONE;
            default -> this;
        };
    }
}
