package io.partnerledger.edge.request;

import io.partnerledger.edge.language.Languages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The first to see a request: finds or gives its ids, its trace and its language, and answers with the ids.
 *
 * <p>An {@code MS-RequestId} or {@code MS-CorrelationId} that is no GUID counts as not sent. A fresh one takes its place
 * and is what the answer carries, for that is the one to be found in the ledger and the log; a malformed one is neither
 * stored nor repeated.
 */
public final class RequestReception extends OncePerRequestFilter {

    private static final Pattern TRACEPARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

    private final int bodyLimit;
    private final Supplier<UUID> identifiers;

    public RequestReception(int bodyLimit, Supplier<UUID> identifiers) {
        this.bodyLimit = bodyLimit;
        this.identifiers = identifiers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<RequestContext> known = RequestContext.find(request);
        HttpServletRequest received = known.isPresent() ? request : new ReceivedRequest(request, bodyLimit);
        RequestContext context = known.orElseGet(() -> receive(received, response));
        MDC.put("traceId", context.traceId());
        MDC.put("correlationId", context.correlationId());
        try {
            chain.doFilter(received, response);
        } finally {
            MDC.remove("traceId");
            MDC.remove("correlationId");
        }
    }

    private RequestContext receive(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> msRequestId = guid(request, "MS-RequestId");
        Optional<String> idempotencyKey = Optional.ofNullable(request.getHeader("Idempotency-Key"))
                .filter(key -> !PartnerCenterPath.covers(request.getRequestURI()));
        Optional<String> supplied = idempotencyKey.or(() -> msRequestId);
        String fresh = fresh();
        RequestContext context = new RequestContext(
                supplied.orElse(fresh),
                supplied.isPresent(),
                guid(request, "MS-CorrelationId").orElseGet(this::fresh),
                traceId(request),
                Languages.wanted(request.getHeader("X-Locale"), request.getHeader("Accept-Language")),
                request.getMethod(),
                path(request));
        context.attachTo(request);
        response.setHeader("MS-RequestId", msRequestId.orElse(fresh));
        response.setHeader("MS-CorrelationId", context.correlationId());
        if (context.toPartnerCenter()) {
            // So that every Content-Type of an answer names its charset, as Partner Center's do.
            response.setCharacterEncoding("utf-8");
        }
        return context;
    }

    /** Of a request that never came through here before it failed, the container knows what was asked for. */
    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                ? asked
                : request.getRequestURI();
    }

    private static Optional<String> guid(HttpServletRequest request, String header) {
        return Optional.ofNullable(request.getHeader(header)).filter(Guid::isWellFormed);
    }

    private String traceId(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("traceparent"))
                .map(TRACEPARENT::matcher)
                .filter(Matcher::matches)
                .map(parent -> parent.group(1))
                .orElseGet(() -> fresh().replace("-", ""));
    }

    private String fresh() {
        return identifiers.get().toString();
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
