package io.partnerledger.edge.paging;

import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.violation.BadRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers their {@link PageRequest}. */
public final class PageArgument implements HandlerMethodArgumentResolver {

    private static final int DEFAULT_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 200;

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(PageRequest.class);
    }

    @Override
    public PageRequest resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = (HttpServletRequest) webRequest.getNativeRequest();
        String list = RequestContext.of(request).path();
        String cursor = request.getParameter("cursor");
        return new PageRequest(
                limit(request.getParameter("limit")),
                cursor == null || cursor.isEmpty() ? null : Cursor.read(cursor, list),
                list);
    }

    private static int limit(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= HIGHEST_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException noNumber) {
            // Falls through to the same answer as a number out of bounds.
        }
        throw BadRequest.of(
                "limit", Text.of("violation.between", Map.of("min", "1", "max", Integer.toString(HIGHEST_LIMIT))));
    }
}
