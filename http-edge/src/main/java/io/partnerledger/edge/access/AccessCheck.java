package io.partnerledger.edge.access;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.caller.Role;
import io.partnerledger.edge.fault.Fault;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Asks the table, before the body is read, whether the caller may. */
public final class AccessCheck implements HandlerInterceptor {

    private static final Logger log = LoggerFactory.getLogger(AccessCheck.class);

    private final RouteTable table;
    private final Parties parties;

    public AccessCheck(RouteTable table, Parties parties) {
        this.table = table;
        this.parties = parties;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod controller) {
            check(request, line(request, controller));
        }
        // Anything else serves static pages, or is about to say that there is no such route.
        return true;
    }

    private Route line(HttpServletRequest request, HandlerMethod controller) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return Optional.ofNullable(pattern)
                .flatMap(mapped -> table.line(HttpMethod.valueOf(request.getMethod()), mapped.toString()))
                .orElseThrow(() -> {
                    log.error(
                            "{} {} ({}) is in no line of the table of routes",
                            request.getMethod(),
                            pattern,
                            controller);
                    return Fault.ROLE_LACKS_RIGHT.raised();
                });
    }

    private void check(HttpServletRequest request, Route route) {
        if (route.open()) {
            return;
        }
        Caller caller = Caller.of(request).orElseThrow(Fault.NOT_SIGNED_IN::raised);
        if (haveCommon(caller.roles(), route.operators())) {
            return;
        }
        Optional<Party> party = parties.of(caller.tenant());
        Set<Role> allowed = party.map(known -> route.partners().getOrDefault(known, Set.of()))
                .orElse(route.strangers());
        if (!haveCommon(caller.roles(), allowed)) {
            throw (party.isEmpty()
                                    && !route.partners().isEmpty()
                                    && route.strangers().isEmpty()
                            ? Fault.TENANT_UNKNOWN
                            : Fault.ROLE_LACKS_RIGHT)
                    .raised();
        }
    }

    private static boolean haveCommon(Set<Role> some, Set<Role> others) {
        return !Collections.disjoint(some, others);
    }
}
