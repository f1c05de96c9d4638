package io.partnerledger.edge.entitytag;

import io.partnerledger.edge.fault.Fault;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.violation.BadRequest;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers their {@link IfMatch}. */
public final class IfMatchArgument implements HandlerMethodArgumentResolver {

    private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");
    private static final Pattern OURS = Pattern.compile("[0-9]{1,18}");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(IfMatch.class);
    }

    @Override
    public IfMatch resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        return new IfMatch(version(webRequest.getHeader(HttpHeaders.IF_MATCH)));
    }

    private static OptionalLong version(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return OptionalLong.empty();
        }
        Matcher tag = TAG.matcher(header.strip());
        if (!tag.matches()) {
            throw BadRequest.of(HttpHeaders.IF_MATCH, Text.of("violation.entity-tag"));
        }
        boolean weak = tag.group(1) != null;
        if (weak || !OURS.matcher(tag.group(2)).matches()) {
            // A weak tag never matches strongly, and one we never gave is of nothing we have.
            throw Fault.STALE_VERSION.raised();
        }
        return OptionalLong.of(Long.parseLong(tag.group(2)));
    }
}
