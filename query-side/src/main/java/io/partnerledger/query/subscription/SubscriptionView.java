package io.partnerledger.query.subscription;

import io.partnerledger.kernel.subscription.Subscription;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A subscription as it stands. */
@Entity
@Immutable
@Table(schema = "views", name = "subscription_v2")
class SubscriptionView {

    @Id
    private UUID subscriptionId;

    private UUID customerId;
    private UUID distributorId;
    private String orderId;
    private @Nullable String partnerId;
    private Instant createdAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private String state;

    @SuppressWarnings("NullAway.Init")
    protected SubscriptionView() {}

    Subscription state() {
        return JsonMapper.shared().readValue(state, Subscription.class);
    }
}
