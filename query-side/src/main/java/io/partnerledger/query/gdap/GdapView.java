package io.partnerledger.query.gdap;

import io.partnerledger.kernel.gdap.GdapRelationship;
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

/** Delegated administration of one customer by one reseller, as it stands. */
@Entity
@Immutable
@Table(schema = "views", name = "gdap_v2")
class GdapView {

    @Id
    private UUID gdapRelationshipId;

    private UUID distributorId;
    private UUID customerId;
    private UUID resellerTenantId;
    private String status;
    private @Nullable String terminationReason;
    private @Nullable Instant endsAt;
    private long version;

    @JdbcTypeCode(SqlTypes.JSON)
    private String state;

    @SuppressWarnings("NullAway.Init")
    protected GdapView() {}

    UUID gdapRelationshipId() {
        return gdapRelationshipId;
    }

    UUID customerId() {
        return customerId;
    }

    GdapRelationship state() {
        return JsonMapper.shared().readValue(state, GdapRelationship.class);
    }

    /** The version of what is shown: on what is overdue only its expiry can follow, and that shows already. */
    long versionAt(Instant now) {
        return state().isOverdue(now) ? version + 1 : version;
    }
}
