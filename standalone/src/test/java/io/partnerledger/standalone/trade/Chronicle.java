package io.partnerledger.standalone.trade;

import io.partnerledger.command.dispatch.Occasion;
import io.partnerledger.kernel.event.LedgerEvent;
import io.partnerledger.kernel.request.RequestMetadata;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;

/** Writes down what happens: each event with its time and who caused it, at its place in its stream. */
final class Chronicle {

    private final Consumer<DomainEventMessage<?>> book;
    private final Chance chance;
    private final Map<String, Integer> streams = new HashMap<>();
    private long told;
    private Instant now;
    private MetaData cause = MetaData.emptyInstance();

    Chronicle(Consumer<DomainEventMessage<?>> book, Chance chance, Instant begin) {
        this.book = book;
        this.chance = chance;
        this.now = begin.truncatedTo(ChronoUnit.MICROS);
    }

    Instant now() {
        return now;
    }

    /** Time goes on to then, and never back. */
    void until(Instant then) {
        Instant next = then.truncatedTo(ChronoUnit.MICROS);
        now = next.isAfter(now) ? next : now.plus(1, ChronoUnit.MICROS);
    }

    /** How many events there are: the position of the last. */
    long told() {
        return told;
    }

    /** What is told from here on came of one request. */
    void request(String subject, UUID tenant, String roles) {
        because(Map.of(
                RequestMetadata.SUBJECT, subject,
                RequestMetadata.TENANT, tenant.toString(),
                RequestMetadata.ROLES, roles));
    }

    /** What is told from here on the ledger did by itself. */
    void byItself(UUID distributor) {
        because(Occasion.actor(distributor));
    }

    private void because(Map<String, String> actor) {
        String request = chance.uuid().toString();
        Map<String, String> metadata = new HashMap<>(actor);
        metadata.put(RequestMetadata.REQUEST_ID, request);
        metadata.put(RequestMetadata.CORRELATION_ID, chance.uuid().toString());
        metadata.put(RequestMetadata.TRACE_ID, request.replace("-", ""));
        cause = MetaData.from(metadata);
    }

    void tell(String kind, String stream, LedgerEvent event) {
        int sequence = streams.merge(stream, 0, (before, first) -> before + 1);
        told++;
        book.accept(new GenericDomainEventMessage<>(
                kind, stream, sequence, event, cause, chance.uuid().toString(), now));
    }
}
