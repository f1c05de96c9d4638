package io.partnerledger.edge.partnercenter;

import io.partnerledger.edge.language.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A fault in Partner Center's own terms, for routes below {@code /v1}.
 *
 * <p>The status is one of 400, 401, 403, 404, 409 and 417: at any other the oldest client sends its request again without
 * end and never tells anybody.
 */
public final class PartnerCenterFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;
    private final transient Text description;
    private final transient List<String> data;

    public PartnerCenterFault(int status, int code, Text description, List<String> data) {
        super(status + "/" + code + " " + description.in(Locale.US), null, false, false);
        this.status = status;
        this.code = code;
        this.description = description;
        this.data = List.copyOf(data);
    }

    public PartnerCenterFault(int status, int code, Text description) {
        this(status, code, description, List.of());
    }

    /** The customer is unknown, or another distributor's: nobody may learn which. */
    public static PartnerCenterFault noRelationshipWithCustomer(Object customer) {
        return naming(403, 20002, "partner-center.no-relationship-with-customer", customer);
    }

    public static PartnerCenterFault orderNotFound(Object order) {
        return naming(404, 20000, "partner-center.order-not-found", order);
    }

    public static PartnerCenterFault cartNotFound(Object cart) {
        return naming(404, 800008, "partner-center.cart-not-found", cart);
    }

    public static PartnerCenterFault subscriptionNotFound(Object subscription) {
        return naming(404, 20003, "partner-center.subscription-not-found", subscription);
    }

    /** No partner has this MPN ID (PLA ID), asked as a profile. */
    public static PartnerCenterFault mpnProfileNotFound(String mpnId) {
        return naming(404, 3000, "partner-center.mpn-profile-not-found", mpnId);
    }

    /** The caller's tenant has a webhook already, which is changed and not made anew. */
    public static PartnerCenterFault webhookRegistered() {
        return new PartnerCenterFault(409, 3000, Text.of("partner-center.webhook-registered"));
    }

    public static PartnerCenterFault webhookNotRegistered() {
        return new PartnerCenterFault(404, 1000, Text.of("partner-center.webhook-not-registered"));
    }

    /** 409, for 429 the oldest client never shows to anybody. */
    public static PartnerCenterFault tooManyValidations() {
        return new PartnerCenterFault(409, 3000, Text.of("partner-center.too-many-validations"));
    }

    public static PartnerCenterFault validationNotFound(Object validation) {
        return naming(404, 1000, "partner-center.validation-not-found", validation);
    }

    /** An id in the address is no GUID. */
    public static PartnerCenterFault malformedId() {
        return new PartnerCenterFault(400, 900118, Text.of("partner-center.malformed-id"));
    }

    /** What the caller wants to change has changed since it was read. */
    public static PartnerCenterFault staleEtag() {
        return new PartnerCenterFault(400, 2055, Text.of("stale-version.detail"));
    }

    /** A member or parameter that can't be what it says. */
    public static PartnerCenterFault invalidInput(Text description) {
        return new PartnerCenterFault(400, 800002, description);
    }

    /** A property that there isn't, or not here. */
    public static PartnerCenterFault invalidProperty(Text description) {
        return new PartnerCenterFault(400, 3000, description);
    }

    private static PartnerCenterFault naming(int status, int code, String key, Object id) {
        return new PartnerCenterFault(status, code, Text.of(key, Map.of("id", id.toString())));
    }

    public int status() {
        return status;
    }

    public int code() {
        return code;
    }

    public Text description() {
        return description;
    }

    /** Addresses of further help, or whatever else the code's documentation promises. */
    public List<String> data() {
        return data;
    }
}
