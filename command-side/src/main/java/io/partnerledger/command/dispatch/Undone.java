package io.partnerledger.command.dispatch;

import io.partnerledger.directory.StoreBusy;
import io.partnerledger.events.naming.UnknownStoredEvent;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Why nothing came of a command, in a form that gets from the process that handled it to the one that sent it; exceptions
 * don't.
 *
 * @param refusal with {@code REFUSED} alone
 */
record Undone(
        Why why, @Nullable RefusalCode refusal, @Nullable String currentState, Map<String, String> parameters) {

    enum Why {
        REFUSED,
        LOST_A_RACE,
        STORE_AWAY
    }

    /** Empty if it is nothing that a sender expects. */
    static Optional<Undone> because(Throwable failure) {
        if (failure instanceof Refused refused) {
            return Optional.of(new Undone(Why.REFUSED, refused.code(), refused.currentState(), refused.parameters()));
        }
        if (failure instanceof AggregateNotFoundException) {
            return Optional.of(new Undone(Why.REFUSED, RefusalCode.NOT_FOUND_HERE, null, Map.of()));
        }
        if (failure instanceof ConcurrencyException || failure instanceof AggregateStreamCreationException) {
            return Optional.of(new Undone(Why.LOST_A_RACE, null, null, Map.of()));
        }
        if (failure instanceof EventStoreException
                || failure instanceof UnknownStoredEvent
                || failure instanceof StoreBusy
                || failure instanceof DataAccessResourceFailureException) {
            return Optional.of(new Undone(Why.STORE_AWAY, null, null, Map.of()));
        }
        return Optional.empty();
    }

    /** What the handler threw, as far as it was told; else the failure itself. */
    static RuntimeException thrown(RuntimeException failure) {
        return failure instanceof CommandExecutionException told
                        && told.getDetails().orElse(null) instanceof Undone undone
                ? undone.thrown(told)
                : failure;
    }

    private RuntimeException thrown(CommandExecutionException told) {
        return switch (why) {
            case REFUSED -> new Refused(Objects.requireNonNull(refusal), currentState, parameters);
            case LOST_A_RACE -> new ConcurrencyException(told.getMessage(), told);
            case STORE_AWAY -> new EventStoreException(told.getMessage(), told);
        };
    }
}
