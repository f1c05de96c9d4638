package io.partnerledger.kernel.customer;

import java.util.Locale;

/** What the associated reseller may do in an Azure customer's account: the default permission of its people (S71). */
public enum ResellerPermission {
    /** As long as nobody has said otherwise. */
    NONE,
    READER,
    ADMINISTRATOR;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The stable name callers use. */
    public String code() {
        return code;
    }

    /** The one of that name; an unknown one is an {@link IllegalArgumentException}. */
    public static ResellerPermission of(String code) {
        for (ResellerPermission each : values()) {
            if (each.code.equals(code)) {
                return each;
            }
        }
        throw new IllegalArgumentException("There is no such permission of a reseller.");
    }
}
