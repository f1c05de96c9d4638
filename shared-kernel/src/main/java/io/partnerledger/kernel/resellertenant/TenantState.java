package io.partnerledger.kernel.resellertenant;

import java.util.Locale;

/** Whether a tenant may transact at all (S41). */
public enum TenantState {
    ACTIVE,
    /** Existing subscriptions may be managed, nothing new may be sold (S52). */
    SUSPENDED;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The stable name callers use. */
    public String code() {
        return code;
    }

    /** The one of that name; an unknown one is an {@link IllegalArgumentException}. */
    public static TenantState of(String code) {
        for (TenantState each : values()) {
            if (each.code.equals(code)) {
                return each;
            }
        }
        throw new IllegalArgumentException("There is no such state of a tenant.");
    }
}
