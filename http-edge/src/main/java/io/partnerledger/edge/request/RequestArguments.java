package io.partnerledger.edge.request;

import io.partnerledger.edge.caller.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
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
        context.requireWellFormedId();
        if (parameter.getParameterType().equals(RequestContext.class)) {
            return context;
        }
        return parameter.getParameterType().equals(StreamedBody.class)
                ? new StreamedBody(received(request), caller(request), context)
                : RequestKey.of(request);
    }

    static Caller caller(HttpServletRequest request) {
        return Caller.of(request)
                .orElseThrow(
                        () -> new AuthenticationCredentialsNotFoundException("Nobody is signed in on this route."));
    }

    static ReceivedRequest received(HttpServletRequest request) {
        ReceivedRequest received = WebUtils.getNativeRequest(request, ReceivedRequest.class);
        if (received == null) {
            throw new IllegalStateException("The request did not come through the edge.");
        }
        return received;
    }
}
