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

/** Gives controllers their {@link RequestContext} and {@link RequestKey}. */
public final class RequestArguments implements HandlerMethodArgumentResolver {

    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(RequestContext.class)
                || parameter.getParameterType().equals(RequestKey.class);
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
        return parameter.getParameterType().equals(RequestKey.class) ? key(request, context) : context;
    }

    private static RequestKey key(HttpServletRequest request, RequestContext context) throws IOException {
        Caller caller = Caller.of(request)
                .orElseThrow(
                        () -> new AuthenticationCredentialsNotFoundException("Nobody is signed in on this route."));
        ReceivedRequest received = WebUtils.getNativeRequest(request, ReceivedRequest.class);
        if (received == null) {
            throw new IllegalStateException("The request did not come through the edge.");
        }
        return RequestKey.of(caller, context, request.getQueryString(), received.body());
    }
}
