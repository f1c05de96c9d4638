package io.partnerledger.edge.ratelimit;

import io.partnerledger.edge.caller.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;

/** Turns away what comes too fast, in the shape of Partner Center, which isn't that of its other faults. */
public final class RateLimitCheck implements HandlerInterceptor {

    private final RateLimit limit;

    public RateLimitCheck(RateLimitSettings settings) {
        this(settings, System::nanoTime);
    }

    RateLimitCheck(RateLimitSettings settings, LongSupplier nanoTime) {
        this.limit = new RateLimit(settings, nanoTime);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Optional<Caller> caller = Caller.of(request);
        if (caller.isEmpty()) {
            return true;
        }
        Duration wait = limit.waitOf(caller.get().tenant());
        if (wait.isZero()) {
            return true;
        }
        long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        response.setContentType("application/json;charset=utf-8");
        response.getOutputStream()
                .write("{\"statusCode\":429,\"message\":\"Rate limit is exceeded. Try again in %d seconds.\"}"
                        .formatted(seconds)
                        .getBytes(StandardCharsets.UTF_8));
        return false;
    }
}
