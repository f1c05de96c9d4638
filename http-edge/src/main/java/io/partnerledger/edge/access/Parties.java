package io.partnerledger.edge.access;

import java.util.Optional;
import java.util.UUID;

/** Knows what a tenant is; a token does not say it. */
@FunctionalInterface
public interface Parties {

    /** Empty for a tenant nobody has registered. */
    Optional<Party> of(UUID tenant);
}
