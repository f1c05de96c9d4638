package io.partnerledger.edge.entitytag;

import io.partnerledger.edge.fault.Fault;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a caller rests its change on, from {@code If-Match}; a controller takes it as an argument.
 *
 * @param version the one version it has seen; empty where it sends no header, or {@code *}
 */
public record IfMatch(OptionalLong version) {

    /** The version as a command takes it. */
    public @Nullable Long expected() {
        return version.isPresent() ? version.getAsLong() : null;
    }

    /** Refuses with 412 unless the caller has seen what is there now, or doesn't say. */
    public void admit(EntityTag current) {
        if (version.isPresent() && version.getAsLong() != current.version()) {
            throw Fault.STALE_VERSION.raised();
        }
    }
}
