package io.partnerledger.query;

import io.partnerledger.directory.PastDirectoryProjection;
import io.partnerledger.events.following.Projection;
import io.partnerledger.query.audit.AuditProjection;
import io.partnerledger.query.cart.CartProjection;
import io.partnerledger.query.customer.CustomerProjection;
import io.partnerledger.query.gdap.GdapProjection;
import io.partnerledger.query.history.HistoryProjection;
import io.partnerledger.query.insights.BlockedAttemptProjection;
import io.partnerledger.query.order.OrderProjection;
import io.partnerledger.query.partnership.PartnershipProjection;
import io.partnerledger.query.subscription.SubscriptionProjection;
import io.partnerledger.query.usage.UsageProjection;
import java.util.List;

/** All views there are. */
public final class Projections {

    private static final List<Projection> ALL = List.of(
            new PartnershipProjection(),
            new CustomerProjection(),
            new OrderProjection(),
            new CartProjection(),
            new SubscriptionProjection(),
            new UsageProjection(),
            new PastDirectoryProjection(Views.SCHEMA),
            new GdapProjection(),
            new BlockedAttemptProjection(),
            new AuditProjection(),
            new HistoryProjection());

    private Projections() {}

    public static List<Projection> all() {
        return ALL;
    }
}
