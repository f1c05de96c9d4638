package io.partnerledger.edge.answered;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.fault.Fault;
import io.partnerledger.edge.fault.Faulted;
import io.partnerledger.edge.partnercenter.PartnerCenterFault;
import io.partnerledger.edge.request.BodyTooLarge;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.request.RequestKey;
import io.partnerledger.edge.request.StreamedBody;
import io.partnerledger.kernel.refusal.Refused;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives a request that comes again the answer it was given, after it is known that the caller may ask and before anything
 * else is.
 *
 * <p>One that comes while the first is still running waits for it. On {@code /v1} the same id on another request is
 * another request; on {@code /ledger} it is a mistake, which is told. A body read as a stream sees to its repeats itself.
 *
 * <p>Kept are effects, and faults of the trade, which may be told differently a moment later; an answer that
 * {@linkplain ThisAnswer#leavesSomethingUndone() leaves something undone} counts as one of these. Not kept is what would
 * be told again of the request alone, such as JSON that isn't any, what says something of the caller, such as a role, and
 * what asks to be tried again.
 */
public final class RepeatedRequests implements HandlerInterceptor {

    private static final Logger log = LoggerFactory.getLogger(RepeatedRequests.class);

    private static final Set<Fault> FAULTS_OF_THE_TRADE = EnumSet.of(Fault.NOT_FOUND, Fault.STALE_VERSION);

    /** Longer than the ledger takes over anything that is worth waiting for. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AnsweredRequests answered;
    private final ConcurrentMap<String, Turn> running = new ConcurrentHashMap<>();

    public RepeatedRequests(AnsweredRequests answered) {
        this.answered = answered;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        RequestContext context = RequestContext.of(request);
        // A fault that arose beyond the controllers is told on a dispatch of its own, at whose end nobody ends a turn.
        if (request.getDispatcherType() != DispatcherType.REQUEST
                || !context.mayComeAgain()
                || Caller.of(request).isEmpty()
                || !(handler instanceof HandlerMethod controller)
                || isLeftOut(controller)) {
            return true;
        }
        RequestKey key;
        try {
            key = RequestKey.of(request);
        } catch (BodyTooLarge tooLarge) {
            // To be told in its turn.
            return true;
        }
        Optional<GivenAnswer> given = given(new Turn(key, context, isDiscreet(controller)), request);
        if (given.isEmpty()) {
            return true;
        }
        if (!given.get().request().equals(key.value())) {
            throw Fault.IDEMPOTENCY_KEY_REUSED.raised();
        }
        given.get().writeTo(response);
        return false;
    }

    private static boolean isLeftOut(HandlerMethod controller) {
        return controller.hasMethodAnnotation(AskedAnew.class)
                || Arrays.stream(controller.getMethodParameters())
                        .anyMatch(parameter -> parameter.getParameterType().equals(StreamedBody.class));
    }

    private static boolean isDiscreet(HandlerMethod controller) {
        return controller.hasMethodAnnotation(Discreet.class)
                || AnnotatedElementUtils.hasAnnotation(controller.getBeanType(), Discreet.class);
    }

    /** The answer there is; where there is none, it is now this request's turn to come to one. */
    private Optional<GivenAnswer> given(Turn turn, HttpServletRequest request) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Turn another = running.putIfAbsent(turn.name, turn);
            if (another == null) {
                turn.begin(request);
                return turn.find();
            }
            Optional<GivenAnswer> given = another.await(deadline - System.nanoTime());
            if (given.isPresent()) {
                return given;
            }
            // The other came to nothing that stands, such as a store that was away.
        }
    }

    private static boolean isOfTheTrade(Throwable thrown) {
        return thrown instanceof Refused
                || thrown instanceof PartnerCenterFault
                || thrown instanceof Faulted faulted && FAULTS_OF_THE_TRADE.contains(faulted.fault());
    }

    /** A request on its way to an answer, for which its repeats wait. */
    final class Turn {

        private static final String ATTRIBUTE = "io.partnerledger.edge.answered.turn";

        private final String name;
        private final RequestKey key;
        private final boolean toPartnerCenter;
        private final boolean discreet;
        private final CompletableFuture<Optional<GivenAnswer>> outcome = new CompletableFuture<>();
        private Optional<GivenAnswer> found = Optional.empty();
        private boolean asked;

        private Turn(RequestKey key, RequestContext context, boolean discreet) {
            this.name = context.toPartnerCenter() ? key.value() : key.claim();
            this.key = key;
            this.toPartnerCenter = context.toPartnerCenter();
            this.discreet = discreet;
        }

        static @Nullable Turn of(HttpServletRequest request) {
            return (Turn) request.getAttribute(ATTRIBUTE);
        }

        private void begin(HttpServletRequest request) {
            request.setAttribute(ATTRIBUTE, this);
        }

        private Optional<GivenAnswer> find() {
            // One without its body says no more than that the name is taken.
            found = answered.find(name)
                    .filter(kept -> kept.body() != null || !kept.request().equals(key.value()));
            asked = found.isEmpty();
            return found;
        }

        private Optional<GivenAnswer> await(long nanos) {
            try {
                return outcome.get(nanos, TimeUnit.NANOSECONDS);
            } catch (TimeoutException late) {
                throw Fault.TRY_AGAIN.raised();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw Fault.TRY_AGAIN.raised();
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        /** @param response what is about to be sent; absent where the request came to no answer */
        void end(HttpServletRequest request, @Nullable ContentCachingResponseWrapper response) throws IOException {
            Optional<GivenAnswer> stands = found;
            try {
                if (asked && response != null) {
                    stands = standing(request, response);
                }
            } finally {
                running.remove(name);
                outcome.complete(stands);
            }
        }

        private Optional<GivenAnswer> standing(HttpServletRequest request, ContentCachingResponseWrapper response)
                throws IOException {
            Throwable thrown = (Throwable) request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE);
            if (thrown == null ? response.getStatus() >= 300 : !isOfTheTrade(thrown)) {
                return Optional.empty();
            }
            boolean untold = discreet || ThisAnswer.namesPeople(request);
            boolean undone = !untold && ThisAnswer.leavesSomethingUndone(request);
            GivenAnswer given = GivenAnswer.of(name, key.value(), undone, response);
            if (given.fault()) {
                return Optional.of(agreed(given, response));
            }
            if (toPartnerCenter) {
                if (!untold) {
                    answered.keepSoon(given);
                }
                return Optional.of(given);
            }
            // At once, so that whoever uses the key for something else is told at any node.
            GivenAnswer kept = agreed(untold ? given.withoutBody() : given, response);
            return Optional.of(untold ? given : kept);
        }

        /** The answer that is kept, be it this one or another node's, and has it sent. */
        private GivenAnswer agreed(GivenAnswer given, ContentCachingResponseWrapper response) throws IOException {
            GivenAnswer kept;
            try {
                kept = answered.keep(given);
            } catch (DataAccessException away) {
                log.warn("An answer could not be kept: {}", away.getMessage());
                return given;
            }
            if (kept != given && kept.body() != null && kept.request().equals(given.request())) {
                kept.writeTo(response);
                return kept;
            }
            return given;
        }
    }
}
