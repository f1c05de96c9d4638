package io.partnerledger.kernel.resellertenant;

import java.util.Locale;

/** What the programme says of a tenant's right to sell as a reseller (S41). */
public enum CspAuthorization {
    AUTHORIZED,
    REVOKED;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The stable name callers use. */
    public String code() {
        return code;
    }

    /** The one of that name; an unknown one is an {@link IllegalArgumentException}. */
    public static CspAuthorization of(String code) {
        for (CspAuthorization each : values()) {
            if (each.code.equals(code)) {
                return each;
            }
        }
        throw new IllegalArgumentException("There is no such CSP authorization.");
    }
}
