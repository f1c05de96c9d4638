package io.partnerledger.kernel.partnerofrecord;

import java.util.Locale;

/** Who must act so that a failed check holds again. */
public enum Actor {
    RESELLER,
    DISTRIBUTOR,
    MICROSOFT;

    /** The name callers see. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
