package io.partnerledger.events.following;

import io.partnerledger.events.naming.UnknownStoredEvent;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Why an event can't be folded, told without a word of what the event or a row says.
 *
 * @param detail class of the failure, code, constraint
 */
record Reason(DeadLetter.Cause cause, @Nullable String detail) {

    /**
     * The classes of SQLSTATE that speak of the values: data exception, integrity constraint, a view's check option,
     * program limit (such as what an index can hold).
     */
    private static final Set<String> OF_THE_VALUES = Set.of("22", "23", "44", "54");

    /** What a trigger or a function raises. */
    private static final String RAISED = "P0001";

    private static final String OURS = "io.partnerledger.";

    /** Causes can go round in a circle. */
    private static final int DEEPEST = 20;

    /** It waits for another event of its sequence. */
    static final Reason WAITS = new Reason(DeadLetter.Cause.WAITS, null);

    /**
     * The reason, if the event is to blame; empty where the same event may well be folded in a moment, on another node or
     * by the next version of the program.
     */
    static Optional<Reason> inTheEvent(RuntimeException failure) {
        if (find(failure, UnknownStoredEvent.class).isPresent()
                || find(failure, TransactionException.class).isPresent()) {
            return Optional.empty();
        }
        Optional<SQLException> refusal = find(failure, SQLException.class);
        if (refusal.isPresent()) {
            return refusal.filter(Reason::speaksOfTheValues)
                    .map(refused -> new Reason(DeadLetter.Cause.ROW_REFUSED, detailOf(refused)));
        }
        if (failure instanceof DataAccessException) {
            return Optional.empty();
        }
        return Optional.of(new Reason(
                find(failure, SerializationException.class).isPresent()
                        ? DeadLetter.Cause.UNREADABLE
                        : DeadLetter.Cause.FOLDING_FAILED,
                detailOf(failure)));
    }

    private static boolean speaksOfTheValues(SQLException refused) {
        String state = refused.getSQLState();
        return state != null
                && state.length() == 5
                && (OF_THE_VALUES.contains(state.substring(0, 2)) || state.equals(RAISED));
    }

    /** Never the message or its detail: PostgreSQL writes the row into them. */
    private static String detailOf(SQLException refused) {
        ServerErrorMessage told = refused instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        return told == null
                ? "SQLSTATE " + refused.getSQLState()
                : Stream.of(
                                "SQLSTATE " + refused.getSQLState(),
                                named("constraint", told.getConstraint()),
                                named("table", told.getTable()),
                                named("column", told.getColumn()))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", "));
    }

    private static String named(String what, @Nullable String name) {
        return name == null || name.isEmpty() ? "" : what + " " + name;
    }

    /** The class of the innermost failure, and where in our code it arose. */
    private static String detailOf(RuntimeException failure) {
        Throwable innermost = causes(failure).reduce(failure, (outer, inner) -> inner);
        return innermost.getClass().getName()
                + causes(failure)
                        .flatMap(cause -> Arrays.stream(cause.getStackTrace()))
                        .filter(frame -> frame.getClassName().startsWith(OURS))
                        .findFirst()
                        .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                        .orElse("");
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> kind) {
        return causes(failure).filter(kind::isInstance).map(kind::cast).findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEEPEST);
    }

    @Override
    public String toString() {
        return detail == null ? cause.code() : cause.code() + " (" + detail + ")";
    }
}
