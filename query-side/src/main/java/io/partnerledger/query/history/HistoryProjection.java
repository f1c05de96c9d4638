package io.partnerledger.query.history;

import io.partnerledger.events.following.Folding;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.Recorded;
import io.partnerledger.events.following.Rows;
import io.partnerledger.events.following.Shape;
import io.partnerledger.events.following.Table;
import io.partnerledger.kernel.cart.CartEvent;
import io.partnerledger.kernel.customer.CustomerEvent;
import io.partnerledger.kernel.distributor.DistributorEvent;
import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.event.LedgerEvent;
import io.partnerledger.kernel.gdap.GdapEvent;
import io.partnerledger.kernel.order.OrderEvent;
import io.partnerledger.kernel.partnership.PartnershipAccepted;
import io.partnerledger.kernel.partnership.PartnershipEvent;
import io.partnerledger.kernel.partnership.PartnershipImported;
import io.partnerledger.kernel.partnership.PartnershipLinkFollowed;
import io.partnerledger.kernel.partnership.PartnershipRefused;
import io.partnerledger.kernel.partnership.PartnershipRemoved;
import io.partnerledger.kernel.partnership.PartnershipRequested;
import io.partnerledger.kernel.request.RequestMetadata;
import io.partnerledger.kernel.resellertenant.ResellerTenantEvent;
import io.partnerledger.kernel.subscription.SubscriptionEvent;
import io.partnerledger.query.Views;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Every event as an entry in the history of what it is about: what happened, when, by whom; and who may read it.
 *
 * <p>An entry's readers are rows of their own, one for each tenant: whoever asks sees what lies under its own id and
 * nothing else, and finds it by index, however many entries there are. They are the distributor whose it is; of a
 * partnership and of delegated administration also the reseller; of what the programme says of a reseller that reseller,
 * and the distributors that were its partners at that moment. What only keeps ids apart – claims and slots – nobody reads.
 */
public final class HistoryProjection implements Projection {

    private static final Table<HistoryRow> HISTORY = Table.of("history", HistoryRow.class, "position");
    private static final Table<ReaderRow> READER =
            Table.of("history_reader", ReaderRow.class, "tenantId", "time", "position");
    private static final Table<RequestRow> REQUEST = Table.of("history_request", RequestRow.class, "partnershipId");
    private static final Table<PartnershipRow> PARTNERSHIP =
            Table.of("history_partnership", PartnershipRow.class, "resellerTenantId", "partnershipId");

    record HistoryRow(
            long position,
            String subject,
            long sequence,
            Instant time,
            String type,
            String revision,
            @Nullable String actorSubject,
            @Nullable String actorTenant,
            List<String> actorRoles,
            @Nullable String requestId,
            @Nullable String correlationId,
            LedgerEvent payload) {

        static HistoryRow of(LedgerEvent event, Recorded at) {
            return new HistoryRow(
                    at.position(),
                    at.stream(),
                    at.sequence(),
                    at.time(),
                    Objects.requireNonNull(event.getClass().getAnnotation(EventName.class))
                            .value(),
                    Objects.requireNonNull(event.getClass().getAnnotation(Revision.class))
                            .value(),
                    at.metadata(RequestMetadata.SUBJECT),
                    at.metadata(RequestMetadata.TENANT),
                    at.roles(),
                    at.metadata(RequestMetadata.REQUEST_ID),
                    at.metadata(RequestMetadata.CORRELATION_ID),
                    event);
        }
    }

    /** That the tenant may read the entry at that position, and by what it looks for it. */
    record ReaderRow(
            UUID tenantId,
            Instant time,
            long position,
            @Nullable String actorSubject,
            @Nullable String correlationId) {}

    /** The entry of a request, which its reseller may read as soon as it is known who that is. */
    record RequestRow(
            UUID partnershipId,
            Instant time,
            long position,
            @Nullable String actorSubject,
            @Nullable String correlationId) {

        ReaderRow readBy(UUID reseller) {
            return new ReaderRow(reseller, time, position, actorSubject, correlationId);
        }
    }

    /** From when to when two were partners. */
    record PartnershipRow(
            UUID resellerTenantId,
            UUID partnershipId,
            UUID distributorId,
            Instant beganAt,
            long beganPosition,
            @Nullable Instant endedAt,
            @Nullable Long endedPosition) {

        boolean lasts() {
            return endedPosition == null;
        }

        PartnershipRow endedWith(Recorded at) {
            return new PartnershipRow(
                    resellerTenantId, partnershipId, distributorId, beganAt, beganPosition, at.time(), at.position());
        }
    }

    @Override
    public Shape shape() {
        return Shape.of(Views.SCHEMA, "history", 2, HISTORY, READER, REQUEST, PARTNERSHIP);
    }

    @Override
    public void describe(Folding folding) {
        folding.on(LedgerEvent.class, (event, at, rows) -> rows.put(HISTORY, HistoryRow.of(event, at)))
                .another()
                .on(PartnershipEvent.class, (event, at, rows) -> new Readers(at, rows).of(event))
                .on(ResellerTenantEvent.class, (event, at, rows) -> new Readers(at, rows).of(event))
                .on(
                        GdapEvent.class,
                        (event, at, rows) -> new Readers(at, rows).are(event.distributorId(), event.resellerTenantId()))
                .on(DistributorEvent.class, (event, at, rows) -> new Readers(at, rows).are(event.distributorId()))
                .on(CustomerEvent.class, (event, at, rows) -> new Readers(at, rows).are(event.distributorId()))
                .on(OrderEvent.class, (event, at, rows) -> new Readers(at, rows).are(event.distributorId()))
                .on(CartEvent.class, (event, at, rows) -> new Readers(at, rows).are(event.distributorId()))
                .on(SubscriptionEvent.class, (event, at, rows) -> new Readers(at, rows).are(event.distributorId()));
    }

    /** Who may read an entry. */
    private record Readers(Recorded at, Rows rows) {

        void are(String... tenants) {
            for (String tenant : tenants) {
                read(UUID.fromString(tenant));
            }
        }

        private void read(UUID tenant) {
            rows.put(
                    READER,
                    new ReaderRow(
                            tenant,
                            at.time(),
                            at.position(),
                            at.metadata(RequestMetadata.SUBJECT),
                            at.metadata(RequestMetadata.CORRELATION_ID)));
        }

        /** A reseller's facts are the business of those that are its partners when the programme tells of them. */
        void of(ResellerTenantEvent event) {
            are(event.resellerTenantId());
            rows.all(PARTNERSHIP, UUID.fromString(event.resellerTenantId())).stream()
                    .filter(PartnershipRow::lasts)
                    .forEach(partnership -> read(partnership.distributorId()));
        }

        void of(PartnershipEvent event) {
            are(event.distributorId());
            if (event instanceof PartnershipRequested requested) {
                UUID id = UUID.fromString(requested.partnershipId());
                rows.put(
                        REQUEST,
                        new RequestRow(
                                id,
                                at.time(),
                                at.position(),
                                at.metadata(RequestMetadata.SUBJECT),
                                at.metadata(RequestMetadata.CORRELATION_ID)));
            } else if (event instanceof PartnershipLinkFollowed followed) {
                are(followed.resellerTenantId());
            } else if (event instanceof PartnershipAccepted accepted) {
                answered(accepted.partnershipId(), accepted.resellerTenantId());
                began(accepted.partnershipId(), accepted.resellerTenantId(), accepted.distributorId());
            } else if (event instanceof PartnershipImported imported) {
                are(imported.resellerTenantId());
                began(imported.partnershipId(), imported.resellerTenantId(), imported.distributorId());
            } else if (event instanceof PartnershipRefused refused) {
                answered(refused.partnershipId(), refused.resellerTenantId());
            } else if (event instanceof PartnershipRemoved removed) {
                are(removed.resellerTenantId());
                rows.change(
                        PARTNERSHIP,
                        row -> row.endedWith(at),
                        UUID.fromString(removed.resellerTenantId()),
                        UUID.fromString(removed.partnershipId()));
            }
        }

        private void answered(String partnership, String reseller) {
            are(reseller);
            rows.get(REQUEST, UUID.fromString(partnership))
                    .ifPresent(request -> rows.put(READER, request.readBy(UUID.fromString(reseller))));
        }

        private void began(String partnership, String reseller, String distributor) {
            rows.put(
                    PARTNERSHIP,
                    new PartnershipRow(
                            UUID.fromString(reseller),
                            UUID.fromString(partnership),
                            UUID.fromString(distributor),
                            at.time(),
                            at.position(),
                            null,
                            null));
        }
    }
}
