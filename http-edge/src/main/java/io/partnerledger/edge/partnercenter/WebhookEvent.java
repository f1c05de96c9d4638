package io.partnerledger.edge.partnercenter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a webhook can be registered for. */
public enum WebhookEvent {
    /** Somebody tries the registration. */
    TEST_CREATED,
    SUBSCRIPTION_UPDATED,
    GRANULAR_ADMIN_RELATIONSHIP_APPROVED,
    GRANULAR_ADMIN_RELATIONSHIP_ACTIVATED,
    GRANULAR_ADMIN_RELATIONSHIP_TERMINATED,
    GRANULAR_ADMIN_RELATIONSHIP_EXPIRED,
    /** Ours, as are those that follow: Partner Center tells nobody of these. */
    PARTNERSHIP_ACCEPTED,
    PARTNERSHIP_REMOVED,
    RESELLER_SUSPENDED,
    /** From now on the reseller's PLA ID would fail as partner of record. */
    PARTNER_OF_RECORD_INVALID,
    PARTNER_OF_RECORD_VALID,

    // Partner Center's, of what has no place in this ledger: clients that register for all they know must be let in.
    USAGERECORDS_THRESHOLDEXCEEDED("usagerecords-thresholdExceeded"),
    REFERRAL_CREATED("referral-created"),
    REFERRAL_UPDATED("referral-updated"),
    RELATED_REFERRAL_CREATED("related-referral-created"),
    RELATED_REFERRAL_UPDATED("related-referral-updated"),
    INVOICE_READY("invoice-ready"),
    GRANULAR_ADMIN_ACCESS_ASSIGNMENT_CREATED("granular-admin-access-assignment-created"),
    GRANULAR_ADMIN_ACCESS_ASSIGNMENT_ACTIVATED("granular-admin-access-assignment-activated"),
    GRANULAR_ADMIN_ACCESS_ASSIGNMENT_UPDATED("granular-admin-access-assignment-updated"),
    GRANULAR_ADMIN_ACCESS_ASSIGNMENT_DELETED("granular-admin-access-assignment-deleted"),
    RESELLER_RELATIONSHIP_ACCEPTED_BY_CUSTOMER("reseller-relationship-accepted-by-customer"),
    INDIRECT_RESELLER_RELATIONSHIP_ACCEPTED_BY_CUSTOMER("indirect-reseller-relationship-accepted-by-customer"),
    DAP_ADMIN_RELATIONSHIP_APPROVED("dap-admin-relationship-approved"),
    DAP_ADMIN_RELATIONSHIP_TERMINATED("dap-admin-relationship-terminated"),
    DAP_ADMIN_RELATIONSHIP_TERMINATED_BY_MICROSOFT("dap-admin-relationship-terminated-by-microsoft"),
    AZURE_FRAUD_EVENT_DETECTED("azure-fraud-event-detected");

    private final String code;
    private final boolean happensHere;

    WebhookEvent() {
        this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.happensHere = true;
    }

    WebhookEvent(String foreign) {
        this.code = foreign;
        this.happensHere = false;
    }

    /** The name on the wire. */
    public String code() {
        return code;
    }

    /** The event of that name, in whatever case. */
    public static Optional<WebhookEvent> of(String name) {
        return Arrays.stream(values())
                .filter(event -> event.code.equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    /** The names of all that may be told of. */
    public static List<String> told() {
        return Arrays.stream(values())
                .filter(event -> event.happensHere)
                .map(WebhookEvent::code)
                .toList();
    }
}
