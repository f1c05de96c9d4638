package io.partnerledger.standalone.start;

import java.io.IOException;
import java.net.BindException;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.Order;

/** Keeps the framework from a stack trace where one sentence says what to do. */
@Order(0)
public final class ForeseenFailure implements SpringBootExceptionReporter {

    public ForeseenFailure(@Nullable ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        return sentenceFor(failure).isPresent();
    }

    /** What to tell the person who started the ledger; empty where only a stack trace helps. */
    public static Optional<String> sentenceFor(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart sentence) {
                return Optional.ofNullable(sentence.getMessage());
            }
            if (cause instanceof PortInUseException taken) {
                return Optional.of(portTaken(taken.getPort()));
            }
            if (cause instanceof FlywayException unprepared) {
                return Optional.of(unprepared(unprepared));
            }
        }
        return Optional.empty();
    }

    static CannotStart cannotListen(String host, int port, IOException refused) {
        String reason = String.valueOf(refused.getMessage());
        if (refused instanceof BindException && reason.contains("in use")) {
            return new CannotStart(portTaken(port), refused);
        }
        return new CannotStart(
                "%s port %d can't be listened on (%s): choose another --host or --port.".formatted(host, port, reason),
                refused);
    }

    private static String unprepared(FlywayException failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException refused
                ? "The ledger's tables can't be made in the database (%s): allow its user to, or name another one."
                        .formatted(firstLine(refused))
                : "The database was made by another version of the ledger or changed by hand (%s): use that version, or another database."
                        .formatted(firstLine(failure));
    }

    private static String portTaken(int port) {
        return "Port %d is taken by another program: stop that one, or choose another with --port.".formatted(port);
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
