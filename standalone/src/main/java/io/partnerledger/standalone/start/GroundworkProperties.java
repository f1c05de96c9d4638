package io.partnerledger.standalone.start;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * The groundwork as properties that wait to be asked: the application is being put together while PostgreSQL starts.
 *
 * <p>The last of all sources, so that the environment can give keys of its own.
 */
public final class GroundworkProperties extends EnumerablePropertySource<Groundwork> {

    public GroundworkProperties(Groundwork groundwork) {
        super("groundwork", groundwork);
    }

    @Override
    public String[] getPropertyNames() {
        return source.names().toArray(String[]::new);
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return source.names().contains(name) ? source.value(name) : null;
    }
}
