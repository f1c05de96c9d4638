package io.partnerledger.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.events.following.Folding;
import io.partnerledger.events.following.MemoryRows;
import io.partnerledger.events.following.Recorded;
import io.partnerledger.kernel.customer.CustomerEvent;
import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.event.LedgerEvent;
import io.partnerledger.kernel.order.OrderEvent;
import io.partnerledger.kernel.partnership.PartnershipEvent;
import io.partnerledger.kernel.subscription.SubscriptionEvent;
import io.partnerledger.query.trade.KantosBook;
import io.partnerledger.query.trade.Trade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.Test;

/** {@code docs/audit-records.md} says of every event about customers, orders, subscriptions and partnerships what is told. */
class AuditedEventsTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "audit-records.md");

    private final Map<String, Set<String>> told = new TreeMap<>();

    @Test
    void every_event_is_told_as_the_document_says_or_not_at_all() throws IOException {
        KantosBook.tell(
                Trade.unsealable(events -> events.forEach(this::fold), Instant.parse("2026-01-01T09:00:00.123456Z")));

        Map<String, Set<String>> documented = documented();
        assertThat(documented.keySet())
                .isEqualTo(names(Stream.of(
                        CustomerEvent.class, OrderEvent.class, SubscriptionEvent.class, PartnershipEvent.class)));
        documented.values().removeIf(Set::isEmpty);
        assertThat(told).isEqualTo(documented);
    }

    private void fold(DomainEventMessage<?> message) {
        MemoryRows rows = new MemoryRows();
        LedgerEvent event = (LedgerEvent) message.getPayload();
        Folding.of(new AuditProjection())
                .fold(
                        event,
                        new Recorded(
                                1,
                                message.getAggregateIdentifier(),
                                message.getSequenceNumber(),
                                message.getTimestamp(),
                                message.getMetaData()),
                        rows);
        rows.all(AuditProjection.RECORD)
                .forEach(row -> told.computeIfAbsent(nameOf(event.getClass()), any -> new TreeSet<>())
                        .add(row.operationType() + " " + row.resourceType() + " " + row.operationStatus()));
    }

    private static Map<String, Set<String>> documented() throws IOException {
        Map<String, Set<String>> documented = new TreeMap<>();
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.startsWith("| `")) {
                String[] cells = Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toArray(String[]::new);
                Set<String> operations = documented.computeIfAbsent(cells[0].replace("`", ""), any -> new TreeSet<>());
                if (!cells[1].equals("–")) {
                    operations.add(cells[1] + " " + cells[2] + " " + cells[3]);
                }
            }
        }
        return documented;
    }

    private static Set<String> names(Stream<Class<?>> vocabularies) {
        return vocabularies
                .flatMap(vocabulary -> Arrays.stream(vocabulary.getPermittedSubclasses()))
                .map(AuditedEventsTest::nameOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String nameOf(Class<?> event) {
        return event.getAnnotation(EventName.class).value();
    }
}
