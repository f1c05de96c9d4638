package io.partnerledger.command.webhook;

import io.partnerledger.directory.DirectoryProjection;
import io.partnerledger.directory.DirectoryWithin;
import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.edge.partnercenter.WebhookEvent;
import io.partnerledger.events.following.Folding;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.Recorded;
import io.partnerledger.events.following.Rows;
import io.partnerledger.events.following.Shape;
import io.partnerledger.events.following.Table;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.event.LedgerEvent;
import io.partnerledger.kernel.gdap.GdapActivated;
import io.partnerledger.kernel.gdap.GdapApproved;
import io.partnerledger.kernel.gdap.GdapExpired;
import io.partnerledger.kernel.gdap.GdapTerminated;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordPolicy;
import io.partnerledger.kernel.partnership.PartnershipAccepted;
import io.partnerledger.kernel.partnership.PartnershipRemoved;
import io.partnerledger.kernel.partnership.PartnershipSlotFreed;
import io.partnerledger.kernel.partnership.PartnershipSlotTaken;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.request.RequestMetadata;
import io.partnerledger.kernel.resellertenant.ResellerTenantEvent;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.resellertenant.TenantSuspended;
import io.partnerledger.kernel.subscription.SubscriptionChangeBlocked;
import io.partnerledger.kernel.subscription.SubscriptionEvent;
import io.partnerledger.kernel.subscription.SubscriptionImported;
import io.partnerledger.kernel.subscription.SupportContactNamed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What there is to tell each distributor, whether it wants to hear it or not.
 *
 * <p>Several events of one request about one subject are one piece of news. Standing is judged by the policy as the
 * facts stood at each event, for the time of a partnership: it begins well, so that a partner with something wrong is
 * told of at once, and ends with the partnership untold. What fails in a market only, or only from some day on, is no
 * matter of standing, so no clock is asked.
 */
final class NewsProjection implements Projection {

    static final String NAME = "webhook";

    private static final int VERSION = 1;

    /** Where news are read. */
    static final String NEWS_VIEW = DirectoryProjection.SCHEMA + ".webhook_news_v" + VERSION;

    static final Table<NewsRow> NEWS =
            Table.of("webhook_news", NewsRow.class, "distributorId", "event", "subject", "request");
    private static final Table<StandingRow> STANDING =
            Table.of("webhook_standing", StandingRow.class, "resellerTenantId", "distributorId");

    private final DirectoryWithin directory = DirectoryWithin.named(NAME);
    private final PartnerOfRecordPolicy policy;

    NewsProjection(PartnerOfRecordPolicy policy) {
        this.policy = policy;
    }

    /**
     * Something to be told.
     *
     * @param subject what it is about
     * @param request what the event has in common with others of the same request, and with none else
     * @param position of the last of them
     */
    record NewsRow(
            UUID distributorId,
            String event,
            String subject,
            String request,
            long position,
            String resourceName,
            String resourcePath,
            String auditPath,
            Instant changedAt) {}

    /** How a partner stood with a distributor when it was last judged. */
    record StandingRow(UUID resellerTenantId, UUID distributorId, boolean valid) {}

    @Override
    public Shape shape() {
        List<Table<?>> tables = new ArrayList<>(List.of(NEWS, STANDING));
        tables.addAll(directory.tables());
        return Shape.of(DirectoryProjection.SCHEMA, NAME, VERSION, tables.toArray(Table<?>[]::new));
    }

    @Override
    public void describe(Folding folding) {
        folding.on(LedgerEvent.class, directory::fold);
        folding.another()
                .on(SubscriptionEvent.class, NewsProjection::changed)
                .on(
                        GdapApproved.class,
                        (e, at, rows) -> gdap(
                                WebhookEvent.GRANULAR_ADMIN_RELATIONSHIP_APPROVED,
                                e.distributorId(),
                                e.gdapRelationshipId(),
                                at,
                                rows))
                .on(
                        GdapActivated.class,
                        (e, at, rows) -> gdap(
                                WebhookEvent.GRANULAR_ADMIN_RELATIONSHIP_ACTIVATED,
                                e.distributorId(),
                                e.gdapRelationshipId(),
                                at,
                                rows))
                .on(
                        GdapTerminated.class,
                        (e, at, rows) -> gdap(
                                WebhookEvent.GRANULAR_ADMIN_RELATIONSHIP_TERMINATED,
                                e.distributorId(),
                                e.gdapRelationshipId(),
                                at,
                                rows))
                .on(
                        GdapExpired.class,
                        (e, at, rows) -> gdap(
                                WebhookEvent.GRANULAR_ADMIN_RELATIONSHIP_EXPIRED,
                                e.distributorId(),
                                e.gdapRelationshipId(),
                                at,
                                rows))
                .on(
                        PartnershipAccepted.class,
                        (e, at, rows) -> partnership(
                                WebhookEvent.PARTNERSHIP_ACCEPTED, e.distributorId(), e.partnershipId(), at, rows))
                .on(
                        PartnershipRemoved.class,
                        (e, at, rows) -> partnership(
                                WebhookEvent.PARTNERSHIP_REMOVED, e.distributorId(), e.partnershipId(), at, rows))
                .on(PartnershipSlotTaken.class, this::began)
                .on(
                        PartnershipSlotFreed.class,
                        (e, at, rows) -> rows.delete(
                                STANDING, UUID.fromString(e.resellerTenantId()), UUID.fromString(e.distributorId())))
                .on(ResellerTenantEvent.class, this::factRecorded);
    }

    /** Whatever a GET of it shows; an import tells how things stand and changes none of them. */
    private static void changed(SubscriptionEvent event, Recorded at, Rows rows) {
        if (event instanceof SubscriptionChangeBlocked
                || event instanceof SupportContactNamed
                || event instanceof SubscriptionImported) {
            return;
        }
        tell(
                WebhookEvent.SUBSCRIPTION_UPDATED,
                UUID.fromString(event.distributorId()),
                new Resource(
                        "subscription",
                        "subscription:" + event.subscriptionId(),
                        "/v1/customers/" + event.customerId() + "/subscriptions/" + event.subscriptionId()),
                at,
                rows);
    }

    private static void gdap(WebhookEvent what, String distributorId, String id, Recorded at, Rows rows) {
        tell(
                what,
                UUID.fromString(distributorId),
                new Resource(
                        "GranularAdminRelationship", "gdap-relationship:" + id, "/ledger/gdap-relationships/" + id),
                at,
                rows);
    }

    private static void partnership(WebhookEvent what, String distributorId, String id, Recorded at, Rows rows) {
        tell(
                what,
                UUID.fromString(distributorId),
                new Resource("partnership", "partnership:" + id, "/ledger/partnerships/" + id),
                at,
                rows);
    }

    private void began(PartnershipSlotTaken event, Recorded at, Rows rows) {
        UUID reseller = UUID.fromString(event.resellerTenantId());
        judge(new StandingRow(reseller, UUID.fromString(event.distributorId()), true), at, rows);
    }

    private void factRecorded(ResellerTenantEvent event, Recorded at, Rows rows) {
        for (StandingRow standing : rows.all(STANDING, UUID.fromString(event.resellerTenantId()))) {
            if (event instanceof TenantSuspended) {
                reseller(WebhookEvent.RESELLER_SUSPENDED, "reseller", standing, at, rows);
            }
            judge(standing, at, rows);
        }
    }

    private void judge(StandingRow before, Recorded at, Rows rows) {
        WhoIsWho.Page page = directory.page(at, rows);
        DistributorId distributor = new DistributorId(before.distributorId());
        boolean valid = policy.failedChecks(page.factsFor(distributor, plaIdOf(before.resellerTenantId(), page), null))
                .isEmpty();
        rows.put(STANDING, new StandingRow(before.resellerTenantId(), before.distributorId(), valid));
        if (valid != before.valid()) {
            reseller(
                    valid ? WebhookEvent.PARTNER_OF_RECORD_VALID : WebhookEvent.PARTNER_OF_RECORD_INVALID,
                    "partner-of-record",
                    before,
                    at,
                    rows);
        }
    }

    private void reseller(WebhookEvent what, String resourceName, StandingRow standing, Recorded at, Rows rows) {
        UUID reseller = standing.resellerTenantId();
        String plaId = plaIdOf(reseller, directory.page(at, rows)).value();
        tell(
                what,
                standing.distributorId(),
                new Resource(resourceName, "reseller-tenant:" + reseller, "/ledger/pla-ids/" + plaId + "/verdict"),
                at,
                rows);
    }

    private static PlaId plaIdOf(UUID reseller, WhoIsWho.Page page) {
        return page.reseller(new ResellerTenantId(reseller)).orElseThrow().plaId();
    }

    private static void tell(WebhookEvent what, UUID distributor, Resource resource, Recorded at, Rows rows) {
        rows.put(
                NEWS,
                new NewsRow(
                        distributor,
                        what.code(),
                        resource.subject(),
                        request(at),
                        at.position(),
                        resource.name(),
                        resource.path(),
                        "/ledger/history/" + resource.subject(),
                        at.time()));
    }

    /** The request's id alone won't do: some clients have one for all their requests. */
    private static String request(Recorded at) {
        Object id = at.metadata().get(RequestMetadata.REQUEST_ID);
        return id == null ? "at " + at.position() : id + "/" + at.metadata().get(RequestMetadata.TRACE_ID);
    }

    /** @param subject its stream, under which its history is found */
    private record Resource(String name, String subject, String path) {}
}
