package io.partnerledger.edge.fault;

import io.partnerledger.edge.request.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Answers a fault, wherever it arose, in the shape that the path's clients understand. */
public final class FaultAnswers {

    private static final Logger log = LoggerFactory.getLogger(FaultAnswers.class);

    private final JsonMapper json;

    public FaultAnswers(JsonMapper json) {
        this.json = json;
    }

    /** Answers what was thrown. What is our fault goes to the log, and of that the caller learns the trace id only. */
    public void answer(HttpServletRequest request, HttpServletResponse response, Throwable thrown) throws IOException {
        RequestContext context = RequestContext.of(request);
        Finding finding = Diagnosis.of(thrown, context.path());
        if (finding.isOurs()) {
            tell(context, route(request, context), thrown, finding);
        }
        if (thrown instanceof ErrorResponse framework) {
            // Such as Allow, with a method that isn't.
            framework.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
        write(request, response, finding);
    }

    private static void tell(RequestContext context, String route, Throwable thrown, Finding finding) {
        if (finding.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            log.warn(
                    "{} {} is to be tried again, trace {}: {}",
                    context.method(),
                    route,
                    context.traceId(),
                    thrown.toString());
        } else {
            log.error("{} {} failed, trace {}", context.method(), route, context.traceId(), thrown);
        }
    }

    /** Not the path, where there is one: with the code in it, whoever reads the log could accept an invitation. */
    private static String route(HttpServletRequest request, RequestContext context) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                ? pattern
                : context.path();
    }

    /** Answers a status that the container or a filter chose. */
    void answer(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        write(request, response, Finding.of(Fault.ofStatus(status)));
    }

    private void write(HttpServletRequest request, HttpServletResponse response, Finding finding) throws IOException {
        if (response.isCommitted()) {
            // Part of an answer is on its way; a fault appended to it would be read as data.
            return;
        }
        RequestContext context = RequestContext.of(request);
        response.resetBuffer();
        if (context.toPartnerCenter()) {
            write(
                    response,
                    finding.partnerCenterStatus(),
                    "application/json;charset=utf-8",
                    partnerCenter(finding, context));
        } else {
            write(response, finding.status(), "application/problem+json", problem(finding, context));
        }
    }

    private static Object partnerCenter(Finding finding, RequestContext context) {
        return PartnerCenterError.of(finding, context.locale());
    }

    private static Object problem(Finding finding, RequestContext context) {
        return Problem.of(finding, context.locale(), context.traceId());
    }

    private void write(HttpServletResponse response, int status, String contentType, Object body) throws IOException {
        response.setStatus(status);
        response.setContentType(contentType);
        response.getOutputStream().write(json.writeValueAsBytes(body));
        response.flushBuffer();
    }
}
