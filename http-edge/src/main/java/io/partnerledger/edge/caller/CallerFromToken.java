package io.partnerledger.edge.caller;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** Reads the caller from a verified token; one that names no tenant or nobody signs nobody in. */
public final class CallerFromToken implements Converter<Jwt, SignedIn> {

    private static final Pattern GUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    @Override
    public SignedIn convert(Jwt token) {
        String subject = text(token, "sub").orElseThrow(() -> new InvalidBearerTokenException("The token has no sub."));
        UUID tenant = text(token, "tid")
                .filter(tid -> GUID.matcher(tid).matches())
                .map(UUID::fromString)
                .orElseThrow(() -> new InvalidBearerTokenException("The token's tid is no tenant."));
        return new SignedIn(new Caller(subject, tenant, roles(token.getClaims().get("roles"))));
    }

    private static Optional<String> text(Jwt token, String claim) {
        return token.getClaims().get(claim) instanceof String text && !text.isBlank()
                ? Optional.of(text)
                : Optional.empty();
    }

    private static Set<Role> roles(@Nullable Object claim) {
        if (!(claim instanceof Collection<?> names)) {
            return Set.of();
        }
        return names.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .flatMap(name -> Role.ofClaim(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
