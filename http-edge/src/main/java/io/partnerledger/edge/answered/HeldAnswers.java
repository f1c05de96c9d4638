package io.partnerledger.edge.answered;

import io.partnerledger.edge.request.RequestContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Holds back the answer to a request that may come again, until {@link RepeatedRequests} has seen to its being kept. */
public final class HeldAnswers extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !RequestContext.of(request).mayComeAgain();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
        boolean answered = false;
        try {
            chain.doFilter(request, held);
            answered = true;
        } finally {
            RepeatedRequests.Turn turn = RepeatedRequests.Turn.of(request);
            if (turn != null) {
                turn.end(request, answered ? held : null);
            }
        }
        held.copyBodyToResponse();
    }
}
