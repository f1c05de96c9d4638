package io.partnerledger.command.dispatch;

import io.partnerledger.directory.StoreBusy;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.caller.Role;
import io.partnerledger.edge.fault.Fault;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.events.naming.UnknownStoredEvent;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import io.partnerledger.kernel.request.RequestMetadata;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends commands, a caller's or the ledger's own, and waits for what comes of them. */
@Component
public class Commands {

    private static final Logger log = LoggerFactory.getLogger(Commands.class);

    /** Losing a race this often in a row is no bad luck any more. */
    private static final int ATTEMPTS = 10;

    private final CommandBus bus;
    private final WrittenPositions written;

    Commands(CommandBus bus, WrittenPositions written) {
        this.bus = bus;
        this.written = written;
    }

    /**
     * Sends the command in the name of the caller.
     *
     * <p>A command that lost a stream to another one is decided again, on what the other left behind.
     *
     * @return what its handler returned
     * @throws io.partnerledger.kernel.refusal.Refused if it was refused, and nothing kept
     * @throws io.partnerledger.edge.fault.Faulted as {@code TRY_AGAIN} if the store is away or too contended
     */
    public <R> R send(Object command, Caller caller, RequestContext request) {
        return decided(command, metadata(caller, request), () -> written.by(caller));
    }

    /**
     * Sends the command in the ledger's own name: nobody asked for it but time, or something that happened.
     *
     * @return what its handler returned
     * @throws io.partnerledger.kernel.refusal.Refused if it was refused, and nothing kept
     * @throws io.partnerledger.edge.fault.Faulted as {@code TRY_AGAIN} if the store is away or too contended
     */
    public <R> R send(Object command, Occasion occasion) {
        return decided(command, occasion.metadata(), () -> {});
    }

    @SuppressWarnings("unchecked")
    private <R> R decided(Object command, Map<String, String> metadata, Runnable afterwards) {
        for (int attempt = 1; ; attempt++) {
            try {
                Object outcome = dispatch(new GenericCommandMessage<>(command, MetaData.from(metadata)));
                afterwards.run();
                return (R) outcome;
            } catch (AggregateNotFoundException missing) {
                throw new Refused(RefusalCode.NOT_FOUND_HERE);
            } catch (ConcurrencyException | AggregateStreamCreationException lost) {
                if (attempt == ATTEMPTS) {
                    log.warn(
                            "Gave up {} after {} lost races", command.getClass().getSimpleName(), attempt, lost);
                    throw Fault.TRY_AGAIN.raised();
                }
            } catch (EventStoreException | UnknownStoredEvent | StoreBusy | NoHandlerForCommandException away) {
                log.warn("Could not handle {} now", command.getClass().getSimpleName(), away);
                throw Fault.TRY_AGAIN.raised();
            }
        }
    }

    private Object dispatch(CommandMessage<?> command) {
        CompletableFuture<Object> result = new CompletableFuture<>();
        bus.dispatch(command, (message, answer) -> {
            if (answer.isExceptional()) {
                result.completeExceptionally(answer.exceptionResult());
                return;
            }
            try {
                result.complete(answer.getPayload());
            } catch (RuntimeException unreadable) {
                // It is read here first where it comes from another process; nobody else would tell who waits.
                result.completeExceptionally(unreadable);
            }
        });
        try {
            return result.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? Undone.thrown(cause) : failed;
        }
    }

    private static Map<String, String> metadata(Caller caller, RequestContext request) {
        return Map.of(
                RequestMetadata.SUBJECT, caller.subject(),
                RequestMetadata.TENANT, caller.tenant().toString(),
                RequestMetadata.ROLES,
                        caller.roles().stream().map(Role::claim).sorted().collect(Collectors.joining(",")),
                RequestMetadata.REQUEST_ID, request.requestId(),
                RequestMetadata.CORRELATION_ID, request.correlationId(),
                RequestMetadata.TRACE_ID, request.traceId());
    }
}
