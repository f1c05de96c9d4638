package io.partnerledger.edge.request;

import io.partnerledger.edge.caller.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.util.WebUtils;

/** Gives controllers their {@link RequestContext}, {@link RequestKey} and {@link StreamedBody}. */
public final class RequestArguments implements HandlerMethodArgumentResolver {

    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(RequestContext.class)
                || parameter.getParameterType().equals(RequestKey.class)
                || parameter.getParameterType().equals(StreamedBody.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        HttpServletRequest request = (HttpServletRequest) webRequest.getNativeRequest();
        RequestContext context = RequestContext.of(request);
        if (context.requestIdSupplied()
                && !IDEMPOTENCY_KEY.matcher(context.requestId()).matches()) {
            throw new MalformedIdempotencyKey();
        }
        if (parameter.getParameterType().equals(RequestContext.class)) {
            return context;
        }
        ReceivedRequest received = received(request);
        return parameter.getParameterType().equals(StreamedBody.class)
                ? new StreamedBody(received, caller(request), context)
                : RequestKey.of(caller(request), context, request.getQueryString(), received.body());
    }

    private static Caller caller(HttpServletRequest request) {
        return Caller.of(request)
                .orElseThrow(
                        () -> new AuthenticationCredentialsNotFoundException("Nobody is signed in on this route."));
    }

    private static ReceivedRequest received(HttpServletRequest request) {
        ReceivedRequest received = WebUtils.getNativeRequest(request, ReceivedRequest.class);
        if (received == null) {
            throw new IllegalStateException("The request did not come through the edge.");
        }
        return received;
    }
}
