package io.partnerledger.command.webhook;

import org.jspecify.annotations.Nullable;

/**
 * What came of one call.
 *
 * @param code the status of the answer; absent where there was none
 * @param message what its status line says, never what its body does
 * @param failure why there was no answer, in words that tell nothing of our network
 */
record Attempt(
        Outcome outcome,
        @Nullable Integer code,
        @Nullable String message,
        @Nullable String failure) {

    enum Outcome {
        TAKEN,
        /** The receiver answered, and won't have this one. */
        REFUSED,
        /** There is nobody, or nobody in a state to take anything. */
        AWAY
    }

    static Attempt answered(int status, @Nullable String reason) {
        return new Attempt(outcomeOf(status), status, reason, null);
    }

    static Attempt without(String failure) {
        return new Attempt(Outcome.AWAY, null, null, failure);
    }

    private static Outcome outcomeOf(int status) {
        if (status >= 200 && status < 300) {
            return Outcome.TAKEN;
        }
        return status >= 500 || status == 408 || status == 429 ? Outcome.AWAY : Outcome.REFUSED;
    }

    /** For the log. */
    String told() {
        return code == null ? String.valueOf(failure) : "answered " + code;
    }
}
