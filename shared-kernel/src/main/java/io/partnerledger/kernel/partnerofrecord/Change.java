package io.partnerledger.kernel.partnerofrecord;

import java.util.Locale;

/**
 * What is about to be done with a subscription, where that needs a valid partner of record.
 *
 * <p>Only what the programme validates is listed: stopping, renaming, the support contact and the auto-renewal switch
 * need no valid partner of record and never come to the policy.
 */
public enum Change {
    /** A new subscription is bought (S39). */
    ORDER,
    SEATS,
    BILLING_PLAN,
    TERM,
    /** A subscription moves from one distributor to another. */
    TRANSFER,
    /** A subscription moves from the legacy offers to new commerce. */
    MIGRATION,
    /** Another reseller takes the subscription over, or one is named for the first time (S62). */
    PARTNER_OF_RECORD,
    /** The committed term renews itself. */
    RENEWAL;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The stable, kebab-case name callers use. */
    public String code() {
        return code;
    }

    /** The change of that name; an unknown one is an {@link IllegalArgumentException}. */
    public static Change of(String code) {
        for (Change change : values()) {
            if (change.code.equals(code)) {
                return change;
            }
        }
        throw new IllegalArgumentException("There is no such change.");
    }
}
