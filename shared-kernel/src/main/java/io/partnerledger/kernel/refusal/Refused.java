package io.partnerledger.kernel.refusal;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The command can't be done, and nothing of it was kept. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RefusalCode code;
    private final @Nullable String currentState;
    private final TreeMap<String, String> parameters;

    public Refused(RefusalCode code) {
        this(code, null, Map.of());
    }

    public Refused(RefusalCode code, @Nullable String currentState, Map<String, String> parameters) {
        super(code.code(), null, false, false);
        this.code = code;
        this.currentState = currentState;
        this.parameters = new TreeMap<>(parameters);
    }

    /** Refuses with the code unless the condition holds. */
    public static void unless(boolean condition, RefusalCode code) {
        if (!condition) {
            throw new Refused(code);
        }
    }

    /** Refuses with the code, and the state that forbids it, unless the condition holds. */
    public static void unless(boolean condition, RefusalCode code, Enum<?> currentState) {
        if (!condition) {
            throw new Refused(code, currentState.name().toLowerCase(java.util.Locale.ROOT), Map.of());
        }
    }

    public RefusalCode code() {
        return code;
    }

    /** The state that forbids it, in the words of the interface, where the refusal is one of state. */
    public @Nullable String currentState() {
        return currentState;
    }

    /** What the text about this refusal may name, by name. */
    public Map<String, String> parameters() {
        return Map.copyOf(parameters);
    }
}
