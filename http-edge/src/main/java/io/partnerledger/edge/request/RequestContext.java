package io.partnerledger.edge.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;

/**
 * What a request says of itself.
 *
 * @param requestId what names this request among those of its caller: {@code Idempotency-Key} (on {@code /ledger}) or
 *     {@code MS-RequestId}, else a fresh GUID
 * @param requestIdSupplied whether the caller chose the id, so that a repeat of it means the same request
 * @param correlationId ties requests of one undertaking together
 * @param traceId 32 hexadecimal digits, from {@code traceparent} or fresh
 * @param locale one of the languages the ledger speaks
 * @param path with single slashes, without query
 */
public record RequestContext(
        String requestId,
        boolean requestIdSupplied,
        String correlationId,
        String traceId,
        Locale locale,
        String method,
        String path) {

    private static final String ATTRIBUTE = RequestContext.class.getName();

    /** Whether its client speaks Partner Center's language. */
    public boolean toPartnerCenter() {
        return PartnerCenterPath.covers(path);
    }

    /** That of a request which came in through the edge. */
    public static RequestContext of(HttpServletRequest request) {
        return find(request).orElseThrow(() -> new IllegalStateException("The request did not come through the edge."));
    }

    static Optional<RequestContext> find(HttpServletRequest request) {
        return Optional.ofNullable((RequestContext) request.getAttribute(ATTRIBUTE));
    }

    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
