package io.partnerledger.kernel.tenant;

import java.util.Locale;

/** What a tenant is to the programme: one or the other, never both. */
public enum TenantRole {
    DISTRIBUTOR,
    RESELLER;

    private final String code = name().toLowerCase(Locale.ROOT);

    public String code() {
        return code;
    }

    public static TenantRole of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
