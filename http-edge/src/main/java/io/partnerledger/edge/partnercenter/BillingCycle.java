package io.partnerledger.edge.partnercenter;

import io.partnerledger.edge.json.Letters;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How often is billed. */
public enum BillingCycle {
    /** What a client sends that was told none. */
    UNKNOWN,
    MONTHLY,
    ANNUAL,
    NONE,
    ONE_TIME,
    TRIENNIAL;

    /** Reads {@code one_time} and {@code OneTime}, in any case. */
    public static Optional<BillingCycle> parse(String text) {
        return Arrays.stream(values())
                .filter(cycle -> Letters.same(cycle.name(), text))
                .findFirst();
    }

    /** As the ledger keeps it. */
    static BillingCycle of(io.partnerledger.kernel.order.BillingCycle kept) {
        return valueOf(kept.name());
    }

    /** As the ledger keeps it. */
    public io.partnerledger.kernel.order.BillingCycle kept() {
        return io.partnerledger.kernel.order.BillingCycle.valueOf(name());
    }

    /** How what is bought is billed: who names none is billed monthly. */
    public static io.partnerledger.kernel.order.BillingCycle ofPurchase(@Nullable BillingCycle named) {
        return named == null || named == UNKNOWN ? MONTHLY.kept() : named.kept();
    }

    /** What is to be billed otherwise: none and unknown is what a client sends that was told none. */
    public static io.partnerledger.kernel.order.@Nullable BillingCycle ofChange(@Nullable BillingCycle named) {
        return named == null || named == UNKNOWN || named == NONE ? null : named.kept();
    }

    /** The oldest client doesn't know the last and refuses the whole answer for it; what it is told is no change. */
    BillingCycle knownToAllClients() {
        return this == TRIENNIAL ? NONE : this;
    }
}
