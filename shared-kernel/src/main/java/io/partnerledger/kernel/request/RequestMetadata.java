package io.partnerledger.kernel.request;

/** The names under which an event's metadata says who caused it; all of them come from the verified token and request. */
public final class RequestMetadata {

    /** The person or application, {@code sub} of the token. */
    public static final String SUBJECT = "subject";

    /** The partner it belongs to, {@code tid} of the token. */
    public static final String TENANT = "tenant";

    /** Its roles, separated by commas. */
    public static final String ROLES = "roles";

    public static final String REQUEST_ID = "requestId";

    /** Ties what belongs to one undertaking together, over several subjects. */
    public static final String CORRELATION_ID = "correlationId";

    public static final String TRACE_ID = "traceId";

    private RequestMetadata() {}
}
