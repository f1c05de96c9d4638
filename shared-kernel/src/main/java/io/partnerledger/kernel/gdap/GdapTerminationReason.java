package io.partnerledger.kernel.gdap;

import java.util.Locale;

/** Why delegated administration is over. */
public enum GdapTerminationReason {
    /** The reseller's tenant was suspended (S52). Those ended so are what there is to ask for anew after a recovery. */
    TENANT_SUSPENDED,
    /** The distributor or the reseller wanted it. */
    REQUESTED,
    /** Its time was over. */
    EXPIRED;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The stable, kebab-case name callers see. */
    public String code() {
        return code;
    }

    /** The reason of that name; an unknown one is an {@link IllegalArgumentException}. */
    public static GdapTerminationReason of(String code) {
        for (GdapTerminationReason reason : values()) {
            if (reason.code.equals(code)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("There is no such reason.");
    }
}
