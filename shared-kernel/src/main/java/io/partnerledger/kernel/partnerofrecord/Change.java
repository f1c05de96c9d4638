package io.partnerledger.kernel.partnerofrecord;

import java.util.Locale;

/** What is about to be done with a subscription; {@link ValidatedChanges} says what needs a valid partner of record. */
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
    RENEWAL,
    SUSPENSION,
    REACTIVATION,
    CANCELLATION,
    RENAMING,
    /** The renewal at the end of the term is switched on or off. */
    AUTO_RENEWAL,
    SUPPORT_CONTACT,
    /** The distributor tells of a subscription that was there before the ledger; judged for the record. */
    IMPORT;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The stable, kebab-case name callers use. */
    public String code() {
        return code;
    }

    /** Whether its event keeps the verdict, so that it is judged even while nothing validates it. */
    public boolean keepsItsVerdict() {
        return switch (this) {
            case ORDER, SEATS, BILLING_PLAN, TERM, TRANSFER, MIGRATION, PARTNER_OF_RECORD, IMPORT -> true;
            case RENEWAL, SUSPENSION, REACTIVATION, CANCELLATION, RENAMING, AUTO_RENEWAL, SUPPORT_CONTACT -> false;
        };
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
