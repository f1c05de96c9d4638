package io.partnerledger.edge.caller;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who calls, from the verified token and nothing else.
 *
 * @param subject the person or application, {@code sub}
 * @param tenant the partner it belongs to, {@code tid}; what the tenant is, the ledger knows and the token doesn't
 * @param roles those of {@code roles} that mean something here
 */
public record Caller(String subject, UUID tenant, Set<Role> roles) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Whoever is signed in on the request. */
    public static Optional<Caller> of(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn.caller())
                : Optional.empty();
    }
}
