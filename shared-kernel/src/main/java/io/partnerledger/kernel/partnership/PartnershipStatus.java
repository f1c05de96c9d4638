package io.partnerledger.kernel.partnership;

import java.util.Locale;

/** Where a partnership stands. */
public enum PartnershipStatus {
    /** The reseller has been asked and has not answered. */
    REQUESTED,
    ACTIVE,
    REFUSED,
    WITHDRAWN,
    /** Nobody answered in time. */
    EXPIRED,
    /** The distributor has ended it. */
    REMOVED;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The stable name callers see. */
    public String code() {
        return code;
    }
}
