package io.partnerledger.edge.partnercenter.seek;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.paging.Cursor;
import io.partnerledger.edge.partnercenter.PartnerCenterFault;
import io.partnerledger.edge.request.QueryParameters;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.violation.BadRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers their {@link Seek}. */
public final class SeekArgument implements HandlerMethodArgumentResolver {

    static final int HIGHEST_SIZE = 500;

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Seek.class);
    }

    @Override
    public Seek resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = (HttpServletRequest) webRequest.getNativeRequest();
        return of(request, listOf(request));
    }

    private static Seek of(HttpServletRequest request, String list) {
        int size = given(request, "size").map(SeekArgument::size).orElse(0);
        String filter = given(request, "filter").orElse(null);
        SeekOperation asked =
                given(request, "seekOperation").map(SeekArgument::operation).orElse(null);
        // One client sends the header, another a parameter of the same name.
        Optional<String> token = Optional.ofNullable(request.getHeader(Seek.TOKEN))
                .filter(header -> !header.isBlank())
                .or(() -> given(request, Seek.TOKEN));
        if (token.isPresent()) {
            return fromPage(list, size, filter, asked == null ? SeekOperation.NEXT : asked, token.get());
        }
        if (asked != null && asked.startsFromAPage()) {
            throw PartnerCenterFault.invalidInput(Text.of("partner-center.seek-without-token"));
        }
        return new Seek(list, size, filter, asked, null, null);
    }

    private static Seek fromPage(String list, int size, @Nullable String filter, SeekOperation asked, String token) {
        ContinuationToken page = ContinuationToken.find(token, list)
                .filter(found -> filter == null || filter.equals(found.filter()))
                .orElseThrow(() -> PartnerCenterFault.invalidInput(Text.of("partner-center.foreign-token")));
        Cursor from = asked == SeekOperation.NEXT ? page.last() : page.first();
        return new Seek(
                list,
                size == 0 ? page.size() : size,
                page.filter(),
                asked,
                token,
                asked.startsFromAPage() ? from : null);
    }

    /** Whose list it is belongs to it: the same path shows each tenant a list of its own. */
    private static String listOf(HttpServletRequest request) {
        return RequestContext.of(request).path() + " "
                + Caller.of(request).map(Caller::tenant).orElseThrow();
    }

    private static Optional<String> given(HttpServletRequest request, String parameter) {
        return QueryParameters.inAnyCase(request, parameter).stream()
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private static int size(String text) {
        try {
            int size = Integer.parseInt(text);
            if (size >= 0 && size <= HIGHEST_SIZE) {
                return size;
            }
        } catch (NumberFormatException noNumber) {
            // Falls through to the same answer as a number out of bounds.
        }
        throw BadRequest.of(
                "size", Text.of("violation.between", Map.of("min", "0", "max", Integer.toString(HIGHEST_SIZE))));
    }

    private static SeekOperation operation(String text) {
        return SeekOperation.parse(text)
                .orElseThrow(() -> PartnerCenterFault.invalidProperty(Text.of("partner-center.seek-operation")));
    }
}
