package io.partnerledger.command.stream;

import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/**
 * The streams that one command changes together, all or none.
 *
 * <p>Loading a stream locks it until the command is done. So that no two commands ever wait for each other, all load in
 * the same order: by kind, then by name. A stream whose name is only known from another is added after that has been
 * loaded and must come later in the order, as a partnership's slot does.
 */
public final class StreamsOfOneCommand {

    private static final Comparator<String> LOADING_ORDER =
            Comparator.comparing(StreamsOfOneCommand::kind).thenComparing(Comparator.naturalOrder());

    private final NavigableMap<String, Runnable> toLoad = new TreeMap<>(LOADING_ORDER);
    private @Nullable String lastLoaded;

    /** One that must be there; if it isn't, the command is refused as speaking of nothing. */
    public <T> StreamOf<T> existing(Repository<T> repository, String name) {
        return add(name, () -> {
            try {
                return repository.load(name);
            } catch (AggregateNotFoundException missing) {
                throw new Refused(RefusalCode.NOT_FOUND_HERE);
            }
        });
    }

    /** One that may be there or may begin with this command. */
    public <T> StreamOf<T> existingOrNew(Repository<T> repository, String name, Supplier<T> blank) {
        return add(name, () -> {
            try {
                return repository.loadOrCreate(name, blank::get);
            } catch (RuntimeException failure) {
                throw failure;
            } catch (Exception failure) {
                throw new IllegalStateException("A blank aggregate could not be made.", failure);
            }
        });
    }

    /** Loads, and thereby locks, what was added since the last time. */
    public void load() {
        toLoad.forEach((name, load) -> {
            if (lastLoaded != null && LOADING_ORDER.compare(lastLoaded, name) >= 0) {
                throw new IllegalStateException(name + " must be loaded before " + lastLoaded + ".");
            }
            load.run();
            lastLoaded = name;
        });
        toLoad.clear();
    }

    private <T> StreamOf<T> add(String name, Supplier<Aggregate<T>> load) {
        StreamOf<T> stream = new StreamOf<>(name);
        if (toLoad.put(name, () -> stream.loaded(load.get())) != null) {
            throw new IllegalStateException(name + " is added twice.");
        }
        return stream;
    }

    private static String kind(String name) {
        return name.substring(0, name.indexOf(':'));
    }
}
