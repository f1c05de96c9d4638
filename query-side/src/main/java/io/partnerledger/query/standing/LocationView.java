package io.partnerledger.query.standing;

import io.partnerledger.kernel.pla.PlaId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Since when what is known of a location holds, also of one its tenant has left. */
@Entity
@Immutable
@Table(schema = "views", name = "standing_location_v1")
public class LocationView {

    @Id
    private String plaId;

    private UUID tenantId;
    private Instant countrySince;
    private Instant authorizationSince;

    @SuppressWarnings("NullAway.Init")
    protected LocationView() {}

    public PlaId plaId() {
        return PlaId.of(plaId);
    }

    Instant countrySince() {
        return countrySince;
    }

    Instant authorizationSince() {
        return authorizationSince;
    }
}
