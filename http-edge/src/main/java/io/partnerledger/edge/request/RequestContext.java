package io.partnerledger.edge.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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
    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** Whether its client speaks Partner Center's language. */
    public boolean toPartnerCenter() {
        return PartnerCenterPath.covers(path);
    }

    /** Whether it may come again, as the same request: it asks for a change, under an id of the caller's. */
    public boolean mayComeAgain() {
        return requestIdSupplied && !READING.contains(method) && (toPartnerCenter() || path.startsWith("/ledger/"));
    }

    void requireWellFormedId() {
        if (requestIdSupplied && !IDEMPOTENCY_KEY.matcher(requestId).matches()) {
            throw new MalformedIdempotencyKey();
        }
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
