package io.partnerledger.edge.caller;

import java.util.Objects;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A caller whose token was verified. */
public final class SignedIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    SignedIn(Caller caller) {
        super(caller.roles().stream()
                .map(role -> new SimpleGrantedAuthority(role.claim()))
                .toList());
        this.caller = caller;
        setAuthenticated(true);
    }

    public Caller caller() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.subject();
    }

    @Override
    public Object getPrincipal() {
        return caller;
    }

    /** The token itself is not kept. */
    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedIn that && caller.equals(that.caller);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(caller);
    }
}
