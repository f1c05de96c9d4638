package io.partnerledger.edge.answered;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** What a controller says of the answer at hand where that depends on the answer and not on the route. */
public final class ThisAnswer {

    private static final String UNDONE = ThisAnswer.class.getName() + ".undone";
    private static final String DISCREET = ThisAnswer.class.getName() + ".discreet";

    private ThisAnswer() {}

    /**
     * Some of what was asked was not done, though the request was granted. It may be done a moment later, so the answer is
     * kept no longer than a fault, and gives way to one by which all was done.
     */
    public static void leavesSomethingUndone() {
        mark(UNDONE);
    }

    /** It names people, as all answers of a {@link Discreet} route may. */
    public static void namesPeople() {
        mark(DISCREET);
    }

    private static void mark(String attribute) {
        RequestContextHolder.currentRequestAttributes().setAttribute(attribute, true, RequestAttributes.SCOPE_REQUEST);
    }

    static boolean leavesSomethingUndone(HttpServletRequest request) {
        return request.getAttribute(UNDONE) != null;
    }

    static boolean namesPeople(HttpServletRequest request) {
        return request.getAttribute(DISCREET) != null;
    }
}
