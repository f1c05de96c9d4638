package io.partnerledger.edge.answered;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What an answer tells was not done of what was asked, though the request was granted.
 *
 * <p>It may be done a moment later, so such an answer is kept no longer than a fault, and gives way to one by which all was
 * done.
 */
public final class Undone {

    private static final String ATTRIBUTE = Undone.class.getName();

    private Undone() {}

    /** Says that there is such in the answer to the request that this thread answers. */
    public static void noted() {
        RequestContextHolder.currentRequestAttributes().setAttribute(ATTRIBUTE, true, RequestAttributes.SCOPE_REQUEST);
    }

    static boolean isIn(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }
}
