package io.partnerledger.query.partnership;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A partnership as it stands. */
@Entity
@Immutable
@Table(schema = "views", name = "partnership_v2")
public class PartnershipView {

    @Id
    private UUID partnershipId;

    private UUID distributorId;
    private @Nullable UUID resellerTenantId;
    private String status;
    private @Nullable String resellerName;
    private @Nullable Instant requestedAt;
    private @Nullable Instant expiresAt;
    private @Nullable Instant acceptedAt;
    private @Nullable Instant since;
    private @Nullable Instant endedAt;
    private @Nullable String endReason;
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected PartnershipView() {}

    public UUID partnershipId() {
        return partnershipId;
    }

    public UUID distributorId() {
        return distributorId;
    }

    public @Nullable UUID resellerTenantId() {
        return resellerTenantId;
    }

    public String status() {
        return status;
    }

    /** Where a request not answered by its time reads as expired, whether that has been recorded or not. */
    String statusAt(Instant now) {
        return isOverdue(now) ? "expired" : status;
    }

    @Nullable
    Instant endedAt(Instant now) {
        return isOverdue(now) ? expiresAt : endedAt;
    }

    /** The version of what is shown: nothing but its expiry can follow on an overdue request, and that shows already. */
    long versionAt(Instant now) {
        return isOverdue(now) ? version + 1 : version;
    }

    private boolean isOverdue(Instant now) {
        return status.equals("requested") && expiresAt != null && !now.isBefore(expiresAt);
    }

    public @Nullable String resellerName() {
        return resellerName;
    }

    /** Absent where nobody asked, since the distributor told of it as established. */
    public @Nullable Instant requestedAt() {
        return requestedAt;
    }

    public @Nullable Instant expiresAt() {
        return expiresAt;
    }

    /** From when it is active here. */
    public @Nullable Instant acceptedAt() {
        return acceptedAt;
    }

    /** From when the two are partners, which may be before the ledger. */
    public @Nullable Instant since() {
        return since;
    }

    public @Nullable String endReason() {
        return endReason;
    }
}
