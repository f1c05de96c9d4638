package io.partnerledger.kernel.subscription;

import java.time.Period;

/**
 * How long an ended subscription is kept before it is deleted (Partner Center documentation, subscription lifecycle of
 * new commerce).
 *
 * @param expired from the end of a term that wasn't renewed until it is disabled
 * @param disabled from then until it is deleted
 */
public record GracePeriods(Period expired, Period disabled) {

    public GracePeriods {
        if (expired.isNegative() || disabled.isNegative()) {
            throw new IllegalArgumentException("A grace period is no shorter than nothing.");
        }
    }

    /** 30 days expired, 90 days disabled. */
    public static GracePeriods defaults() {
        return new GracePeriods(Period.ofDays(30), Period.ofDays(90));
    }

    /** How long one that was suspended when its term ended is disabled. */
    Period afterSuspension() {
        return expired.plus(disabled);
    }
}
