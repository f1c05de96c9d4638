package io.partnerledger.query.usage;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** How many subscriptions of one partner of record renew on one day. */
@Entity
@Immutable
@Table(schema = "views", name = "usage_renewal_v1")
class RenewalView {

    @EmbeddedId
    private Key key;

    private long subscriptions;

    @SuppressWarnings("NullAway.Init")
    protected RenewalView() {}

    @Embeddable
    record Key(UUID distributorId, String plaId, String customerCountry, LocalDate renewalDay) {}

    Key key() {
        return key;
    }

    long subscriptions() {
        return subscriptions;
    }
}
