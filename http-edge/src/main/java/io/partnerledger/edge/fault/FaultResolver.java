package io.partnerledger.edge.fault;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers all that controllers and the framework throw.
 *
 * <p>Where an answer is under way already there is nothing left to say but that it is not whole: the connection breaks,
 * for an answer that ends as others do would be taken for all there is.
 */
public final class FaultResolver implements HandlerExceptionResolver {

    private static final Logger log = LoggerFactory.getLogger(FaultResolver.class);

    private final FaultAnswers answers;

    public FaultResolver(FaultAnswers answers) {
        this.answers = answers;
    }

    @Override
    public ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        boolean underWay = response.isCommitted() && !isOfABrokenBody(thrown);
        try {
            if (thrown instanceof AsyncRequestNotUsableException) {
                log.debug("The client went away", thrown);
            } else {
                answers.answer(request, response, thrown);
            }
        } catch (IOException clientIsGone) {
            log.debug("The client went away before it was told its fault", clientIsGone);
        }
        if (underWay) {
            throw new BrokenOff(thrown);
        }
        return new ModelAndView();
    }

    /** Of a request whose body broke off the container says it was answered, while it has yet to be told so. */
    private static boolean isOfABrokenBody(Exception thrown) {
        return thrown instanceof BadRequestException
                || NestedExceptionUtils.getRootCause(thrown) instanceof BadRequestException;
    }

    /** To the container, which closes the connection on it. */
    private static final class BrokenOff extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BrokenOff(Throwable cause) {
            super("An answer broke off.", cause);
        }
    }
}
