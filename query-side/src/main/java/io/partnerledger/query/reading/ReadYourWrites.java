package io.partnerledger.query.reading;

import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.fault.Fault;
import io.partnerledger.edge.position.CallerPositions;
import io.partnerledger.edge.position.LedgerHeaders;
import io.partnerledger.events.following.Positions;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.Shape;
import io.partnerledger.events.store.Head;
import io.partnerledger.query.Projections;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a read wait, for a bounded time, until the views behind it show what its caller has written. */
@Component
class ReadYourWrites implements HandlerInterceptor {

    private static final Duration WHILE_BEING_FILLED = Duration.ofSeconds(10);

    private final Map<Class<?>, Shape> shapes =
            Projections.all().stream().collect(Collectors.toMap(Projection::getClass, Projection::shape));
    private final Positions positions;
    private final CallerPositions callers;
    private final WhoIsWho whoIsWho;
    private final Head head;
    private final Duration patience;

    ReadYourWrites(
            Positions viewPositions,
            CallerPositions callers,
            WhoIsWho whoIsWho,
            Head head,
            @Value("${ledger.reading.patience:2s}") Duration patience) {
        this.positions = viewPositions;
        this.callers = callers;
        this.whoIsWho = whoIsWho;
        this.head = head;
        this.patience = patience;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Reflects reflects = handler instanceof HandlerMethod method
                ? AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Reflects.class)
                : null;
        if (reflects != null && !areServed(reflects)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(WHILE_BEING_FILLED.toSeconds()));
            throw Fault.TRY_AGAIN.raised();
        }
        if (reflects != null && !areThere(reflects, wanted(reflects, request))) {
            if (reflects.orNothing() || isAsOf(request)) {
                throw Fault.TRY_AGAIN.raised();
            }
            response.setHeader(LedgerHeaders.STALE, "true");
        }
        return true;
    }

    /** A view that is new to this program is filled before it shows anything. */
    private boolean areServed(Reflects reflects) {
        return Arrays.stream(reflects.value()).allMatch(projection -> positions.areServed(shapes.get(projection)));
    }

    private boolean areThere(Reflects reflects, long position) {
        long deadline = System.nanoTime() + patience.toNanos();
        return whoIsWho.knows(position, until(deadline))
                && Arrays.stream(reflects.value())
                        .allMatch(projection -> positions.await(shapes.get(projection), position, until(deadline)));
    }

    private static Duration until(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    private static boolean isAsOf(HttpServletRequest request) {
        return request.getParameter("time") != null;
    }

    private long wanted(Reflects reflects, HttpServletRequest request) {
        if (reflects.everybodys() || isAsOf(request)) {
            return head.now();
        }
        long ofCaller = Caller.of(request)
                .map(caller -> callers.positionOf(caller).orElse(0))
                .orElse(0L);
        return Math.max(ofCaller, asked(request.getHeader(LedgerHeaders.POSITION)));
    }

    /** A position beyond the store would be waited for in vain; it is what a client makes up, so no more than stale. */
    private static long asked(String header) {
        try {
            return header == null ? 0 : Long.parseLong(header.strip());
        } catch (NumberFormatException noPosition) {
            return 0;
        }
    }
}
