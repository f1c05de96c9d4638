package io.partnerledger.query.usage;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** How much one partner of record carries of a distributor's business in one country. */
@Entity
@Immutable
@Table(schema = "views", name = "usage_v1")
class UsageView {

    @EmbeddedId
    private Key key;

    private long subscriptions;
    private long customers;
    private long seats;

    @SuppressWarnings("NullAway.Init")
    protected UsageView() {}

    @Embeddable
    record Key(UUID distributorId, String plaId, String customerCountry) {}

    Key key() {
        return key;
    }

    long subscriptions() {
        return subscriptions;
    }

    long customers() {
        return customers;
    }

    long seats() {
        return seats;
    }
}
