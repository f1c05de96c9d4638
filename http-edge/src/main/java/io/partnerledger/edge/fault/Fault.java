package io.partnerledger.edge.fault;

import java.util.Locale;
import java.util.Map;

/** What can go wrong at the edge, with the status on {@code /ledger} and the status and code on {@code /v1}. */
public enum Fault {
    NOT_SIGNED_IN(401, 401, 400),
    ROLE_LACKS_RIGHT(403, 403, 900150),
    /** The tenant is neither a distributor nor a reseller here; it may answer invitations and nothing else. */
    TENANT_UNKNOWN(403, 403, 900150),
    /** The distributor's listing is Microsoft's to change, whatever the role (S12). */
    LISTING_NOT_SELF_SERVICE(403, 403, 900150),
    /** There is no such route. */
    NO_SUCH_ROUTE(404, 404, 1000),
    /** There is a route, but what it speaks of does not exist for this caller. */
    NOT_FOUND(404, 404, 1000),
    /** What is asked for is there today, but wasn't yet at the time that is asked about. */
    NOT_YET(404, 404, 1000),
    /** A reseller's facts are shown to its partners, for the time they are that. */
    NOT_PARTNERS_THEN(404, 404, 1000),
    METHOD_NOT_ALLOWED(405, 404, 1000),
    NOT_ACCEPTABLE(406, 400, 800002),
    MEDIA_TYPE_UNSUPPORTED(415, 400, 800002),
    BODY_MISSING(400, 400, 800002),
    BODY_TOO_LARGE(413, 400, 800002),
    MALFORMED_JSON(400, 400, 800002),
    /** Nested too deep, or a name, number or text beyond all measure. */
    JSON_BEYOND_LIMITS(400, 400, 800002),
    /** Something is wrong with what the request says; the violations tell what. */
    INVALID_REQUEST(400, 400, 800002),
    /** Not even HTTP as we take it. */
    MALFORMED_REQUEST(400, 400, 800002),
    MALFORMED_IDEMPOTENCY_KEY(400, 400, 800002),
    /** The same key came before with another request. */
    IDEMPOTENCY_KEY_REUSED(422, 409, 800002),
    PROJECTION_BEING_FILLED(409, 409, 800002),
    PROJECTION_BEING_REBUILT(409, 409, 800002),
    PROJECTION_BEING_VERIFIED(409, 409, 800002),
    NO_REBUILD_TO_CANCEL(409, 409, 800002),
    /** Whoever discards a letter must know what became of the retry. */
    DEAD_LETTER_BEING_RETRIED(409, 409, 800002),
    STALE_VERSION(412, 400, 2055),
    /** Nothing is wrong with the request; the ledger can't answer now. */
    TRY_AGAIN(503, 503, 503),
    UNEXPECTED(500, 500, 500);

    private final String code;
    private final int status;
    private final int partnerCenterStatus;
    private final int partnerCenterCode;

    Fault(int status, int partnerCenterStatus, int partnerCenterCode) {
        this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.status = status;
        this.partnerCenterStatus = partnerCenterStatus;
        this.partnerCenterCode = partnerCenterCode;
    }

    /** The stable, kebab-case name callers see. */
    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    int partnerCenterStatus() {
        return partnerCenterStatus;
    }

    int partnerCenterCode() {
        return partnerCenterCode;
    }

    /** To be thrown. */
    public Faulted raised() {
        return new Faulted(this, Map.of());
    }

    /** To be thrown, with what its text names. */
    public Faulted raised(Map<String, String> parameters) {
        return new Faulted(this, parameters);
    }

    /** The fault that suits a status which the framework or the container chose. */
    static Fault ofStatus(int status) {
        return switch (status) {
            case 401 -> NOT_SIGNED_IN;
            case 403 -> ROLE_LACKS_RIGHT;
            case 404 -> NO_SUCH_ROUTE;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 412 -> STALE_VERSION;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> MEDIA_TYPE_UNSUPPORTED;
            case 503 -> TRY_AGAIN;
            default -> status >= 400 && status < 500 ? MALFORMED_REQUEST : UNEXPECTED;
        };
    }
}
