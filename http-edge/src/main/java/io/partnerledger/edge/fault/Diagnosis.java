package io.partnerledger.edge.fault;

import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.partnercenter.PartnerCenterFault;
import io.partnerledger.edge.request.BodyTooLarge;
import io.partnerledger.edge.request.MalformedIdempotencyKey;
import io.partnerledger.edge.request.PartnerCenterPath;
import io.partnerledger.edge.violation.BadRequest;
import io.partnerledger.edge.violation.Violation;
import io.partnerledger.kernel.refusal.Refused;
import java.util.List;
import java.util.Map;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;

/** Tells from what was thrown what went wrong. */
final class Diagnosis {

    /** Where Partner Center says in a code of its own that the caller may not. */
    private static final String RELATIONSHIPS = "/v1/relationships";

    private Diagnosis() {}

    static Finding of(Throwable thrown, String path) {
        if (thrown instanceof Refused refused) {
            return RefusalFinding.of(refused, path);
        }
        if (thrown instanceof PartnerCenterFault fault) {
            return of(fault);
        }
        if (thrown instanceof Faulted faulted) {
            return of(faulted, path);
        }
        if (thrown instanceof BadRequest bad) {
            return Finding.of(Fault.INVALID_REQUEST, Map.of(), bad.violations());
        }
        if (thrown instanceof HttpMessageNotReadableException unreadable) {
            return ofBody(unreadable.getCause());
        }
        if (thrown instanceof BodyTooLarge) {
            return ofBody(thrown);
        }
        if (thrown instanceof TypeMismatchException mismatch) {
            return of(mismatch, path);
        }
        if (thrown instanceof MissingServletRequestParameterException missing) {
            return violation(missing.getParameterName(), "violation.required");
        }
        if (thrown instanceof MissingRequestHeaderException missing) {
            return violation(missing.getHeaderName(), "violation.required");
        }
        return Finding.of(byType(thrown));
    }

    private static Fault byType(Throwable thrown) {
        if (thrown instanceof AuthenticationServiceException || thrown instanceof TryAgain || isDatabaseAway(thrown)) {
            return Fault.TRY_AGAIN;
        }
        if (thrown instanceof AuthenticationException) {
            return Fault.NOT_SIGNED_IN;
        }
        if (thrown instanceof AccessDeniedException) {
            return Fault.ROLE_LACKS_RIGHT;
        }
        if (thrown instanceof MalformedIdempotencyKey) {
            return Fault.MALFORMED_IDEMPOTENCY_KEY;
        }
        // The latter comes of a body that breaks off, and comes again after it has been told, by the container.
        if (thrown instanceof RequestRejectedException || thrown instanceof BadRequestException) {
            return Fault.MALFORMED_REQUEST;
        }
        if (thrown instanceof ErrorResponse response) {
            return Fault.ofStatus(response.getStatusCode().value());
        }
        return thrown instanceof MultipartException ? Fault.MEDIA_TYPE_UNSUPPORTED : Fault.UNEXPECTED;
    }

    private static boolean isDatabaseAway(Throwable thrown) {
        return thrown instanceof CannotCreateTransactionException
                || thrown instanceof DataAccessResourceFailureException
                || thrown instanceof TransientDataAccessException;
    }

    private static Finding of(PartnerCenterFault fault) {
        return new Finding(
                "partner-center-" + fault.code(),
                fault.status(),
                fault.status(),
                fault.code(),
                fault.description(),
                fault.description(),
                List.of(),
                null,
                null,
                fault.data());
    }

    private static Finding of(Faulted faulted, String path) {
        Finding finding = Finding.of(faulted.fault(), faulted.parameters(), List.of());
        return path.equals(RELATIONSHIPS) && finding.partnerCenterStatus() == 403
                ? finding.withPartnerCenterCode(1002)
                : finding;
    }

    private static Finding of(TypeMismatchException mismatch, String path) {
        if (mismatch instanceof MethodArgumentTypeMismatchException argument) {
            return argument.getParameter().hasParameterAnnotation(PathVariable.class)
                    ? malformedId(path)
                    : violation(argument.getName(), "violation.wrong-type");
        }
        String property = mismatch.getPropertyName();
        return violation(property == null ? "request" : property, "violation.wrong-type");
    }

    private static Finding malformedId(String path) {
        return PartnerCenterPath.covers(path) ? of(PartnerCenterFault.malformedId()) : Finding.of(Fault.NOT_FOUND);
    }

    static Finding ofBody(@Nullable Throwable cause) {
        if (cause == null) {
            return Finding.of(Fault.BODY_MISSING);
        }
        if (cause instanceof BodyTooLarge tooLarge) {
            return Finding.of(Fault.BODY_TOO_LARGE, Map.of("limit", Long.toString(tooLarge.limit())), List.of());
        }
        if (cause instanceof StreamConstraintsException || cause.getCause() instanceof StreamConstraintsException) {
            return Finding.of(Fault.JSON_BEYOND_LIMITS);
        }
        if (cause instanceof PropertyBindingException unknown) {
            return violation(member(unknown), "violation.unknown-member");
        }
        if (cause instanceof MismatchedInputException || cause instanceof InputCoercionException) {
            return violation(member((JacksonException) cause), "violation.wrong-type");
        }
        return Finding.of(Fault.MALFORMED_JSON);
    }

    private static Finding violation(String field, String messageKey) {
        return Finding.of(Fault.INVALID_REQUEST, Map.of(), List.of(new Violation(field, Text.of(messageKey))));
    }

    private static String member(JacksonException exception) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : exception.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }
}
