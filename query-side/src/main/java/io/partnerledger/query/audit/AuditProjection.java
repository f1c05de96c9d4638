package io.partnerledger.query.audit;

import io.partnerledger.edge.partnercenter.AuditRecord.Detail;
import io.partnerledger.events.following.Folding;
import io.partnerledger.events.following.Folding.Fold;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.Recorded;
import io.partnerledger.events.following.Rows;
import io.partnerledger.events.following.Shape;
import io.partnerledger.events.following.Table;
import io.partnerledger.kernel.customer.CustomerAdded;
import io.partnerledger.kernel.customer.CustomerImported;
import io.partnerledger.kernel.customer.CustomerRemoved;
import io.partnerledger.kernel.event.LedgerEvent;
import io.partnerledger.kernel.order.OrderBillingCycleChanged;
import io.partnerledger.kernel.order.OrderBlocked;
import io.partnerledger.kernel.order.OrderChangeBlocked;
import io.partnerledger.kernel.order.OrderExtended;
import io.partnerledger.kernel.order.OrderPlaced;
import io.partnerledger.kernel.partnerofrecord.Change;
import io.partnerledger.kernel.partnership.PartnershipAccepted;
import io.partnerledger.kernel.request.RequestMetadata;
import io.partnerledger.kernel.subscription.AutoRenewSet;
import io.partnerledger.kernel.subscription.BillingPlanChanged;
import io.partnerledger.kernel.subscription.PartnerOfRecordAssigned;
import io.partnerledger.kernel.subscription.SeatsChanged;
import io.partnerledger.kernel.subscription.SubscriptionCancelled;
import io.partnerledger.kernel.subscription.SubscriptionChangeBlocked;
import io.partnerledger.kernel.subscription.SubscriptionReactivated;
import io.partnerledger.kernel.subscription.SubscriptionRenamed;
import io.partnerledger.kernel.subscription.SubscriptionSuspended;
import io.partnerledger.kernel.subscription.TermChanged;
import io.partnerledger.query.Views;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What requests did, or tried to do, to customers, orders, subscriptions and partnerships: one row for each request and
 * resource, however many events it took.
 *
 * <p>Only what Partner Center's oldest client has a name for; the rest is in the history. Nor is there what time does, or
 * what is only told of from before the ledger.
 */
public final class AuditProjection implements Projection {

    private static final Table<CustomerRow> CUSTOMER = Table.of("audit_customer", CustomerRow.class, "customerId");
    static final Table<RecordRow> RECORD =
            Table.of("audit_record", RecordRow.class, "resource", "requestKey", "operationDate");

    /** What a customer is called. */
    record CustomerRow(UUID customerId, String companyName) {}

    /**
     * @param resource the stream
     * @param operationDate when it was decided: once its key is forgotten, a request may have its effect again
     * @param position of its first event, by which the record is referred to
     */
    record RecordRow(
            String resource,
            String requestKey,
            Instant operationDate,
            long position,
            UUID distributorId,
            @Nullable UUID customerId,
            @Nullable String customerName,
            String operationType,
            String resourceType,
            String operationStatus,
            @Nullable String actorSubject,
            @Nullable String correlationId,
            Map<String, Object> oldValue,
            Map<String, Object> newValue,
            List<Detail> details) {

        /** Another event of the same request. */
        RecordRow and(Operation operation) {
            return new RecordRow(
                    resource,
                    requestKey,
                    operationDate,
                    position,
                    distributorId,
                    customerId,
                    customerName,
                    operationType,
                    resourceType,
                    operationStatus,
                    actorSubject,
                    correlationId,
                    operation.before().and(new Members(oldValue)).values(),
                    new Members(newValue).and(operation.after()).values(),
                    Stream.concat(details.stream(), operation.details().stream())
                            .distinct()
                            .toList());
        }
    }

    @Override
    public Shape shape() {
        return Shape.of(Views.SCHEMA, "audit", 1, CUSTOMER, RECORD);
    }

    @Override
    public void describe(Folding folding) {
        folding.on(CustomerAdded.class, (event, at, rows) -> {
                    rows.put(CUSTOMER, new CustomerRow(UUID.fromString(event.customerId()), event.companyName()));
                    record(Operation.customerAdded(event), at, rows);
                })
                .on(
                        CustomerImported.class,
                        (event, at, rows) -> rows.put(
                                CUSTOMER, new CustomerRow(UUID.fromString(event.customerId()), event.companyName())))
                .on(CustomerRemoved.class, recording(Operation::customerRemoved))
                .on(PartnershipAccepted.class, recording(Operation::partnershipAccepted))
                .on(OrderPlaced.class, recording(OrderOperations::placed))
                .on(OrderBlocked.class, recording(OrderOperations::blocked))
                .on(OrderBillingCycleChanged.class, recording(OrderOperations::billedOtherwise))
                .on(OrderExtended.class, recording(OrderOperations::extended))
                .on(OrderChangeBlocked.class, recording(OrderOperations::changeBlocked))
                .on(PartnerOfRecordAssigned.class, recording(SubscriptionOperations::partnerOfRecordAssigned))
                .on(SeatsChanged.class, recording(SubscriptionOperations::seatsChanged))
                .on(BillingPlanChanged.class, recording(SubscriptionOperations::billingPlanChanged))
                .on(TermChanged.class, recording(SubscriptionOperations::termChanged))
                .on(SubscriptionRenamed.class, recording(SubscriptionOperations::renamed))
                .on(AutoRenewSet.class, recording(SubscriptionOperations::autoRenewSet))
                .on(SubscriptionSuspended.class, recording(SubscriptionOperations::suspended))
                .on(SubscriptionReactivated.class, recording(SubscriptionOperations::reactivated))
                .on(SubscriptionCancelled.class, recording(SubscriptionOperations::cancelled))
                .on(SubscriptionChangeBlocked.class, (event, at, rows) -> {
                    // As little as one that succeeds has an attempt to name a support contact a name here.
                    if (event.verdicts().stream()
                            .anyMatch(verdict -> !verdict.change().equals(Change.SUPPORT_CONTACT.code()))) {
                        record(SubscriptionOperations.changeBlocked(event), at, rows);
                    }
                });
    }

    private static <E extends LedgerEvent> Fold<E> recording(Function<E, Operation> operation) {
        return (event, at, rows) -> record(operation.apply(event), at, rows);
    }

    private static void record(Operation operation, Recorded at, Rows rows) {
        // As PostgreSQL keeps it: a row must be found again after it was stored.
        Instant decided = operation.at().truncatedTo(ChronoUnit.MICROS);
        rows.put(
                RECORD,
                rows.get(RECORD, at.stream(), operation.requestKey(), decided)
                        .map(begun -> begun.and(operation))
                        .orElseGet(() -> begun(operation, decided, at, rows)));
    }

    private static RecordRow begun(Operation operation, Instant decided, Recorded at, Rows rows) {
        UUID customer = operation.customerId() == null ? null : UUID.fromString(operation.customerId());
        return new RecordRow(
                at.stream(),
                operation.requestKey(),
                decided,
                at.position(),
                UUID.fromString(operation.distributorId()),
                customer,
                customer == null
                        ? null
                        : rows.get(CUSTOMER, customer)
                                .map(CustomerRow::companyName)
                                .orElse(null),
                name(operation.type()),
                name(operation.type().resource()),
                name(operation.status()),
                at.metadata(RequestMetadata.SUBJECT),
                at.metadata(RequestMetadata.CORRELATION_ID),
                operation.before().values(),
                operation.after().values(),
                operation.details());
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
