package io.partnerledger.query.insights;

import io.partnerledger.kernel.partnerofrecord.RecordedVerdict;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An order or a change that was stopped by its partner of record. */
@Entity
@Immutable
@Table(schema = "views", name = "blocked_attempt_v1")
class BlockedAttemptView {

    @Id
    private long position;

    private UUID distributorId;
    private Instant time;
    private String kind;
    private UUID customerId;
    private @Nullable String orderId;
    private @Nullable UUID subscriptionId;
    private @Nullable String actorSubject;

    @JdbcTypeCode(SqlTypes.JSON)
    private String actorRoles;

    @JdbcTypeCode(SqlTypes.JSON)
    private String verdicts;

    @SuppressWarnings("NullAway.Init")
    protected BlockedAttemptView() {}

    long position() {
        return position;
    }

    Instant time() {
        return time;
    }

    String kind() {
        return kind;
    }

    UUID customerId() {
        return customerId;
    }

    @Nullable
    String orderId() {
        return orderId;
    }

    @Nullable
    UUID subscriptionId() {
        return subscriptionId;
    }

    @Nullable
    String actorSubject() {
        return actorSubject;
    }

    List<String> actorRoles() {
        return List.of(JsonMapper.shared().readValue(actorRoles, String[].class));
    }

    /** Those in which something was wrong. */
    List<RecordedVerdict> failed() {
        return List.of(JsonMapper.shared().readValue(verdicts, RecordedVerdict[].class)).stream()
                .filter(verdict -> !verdict.failures().isEmpty())
                .toList();
    }
}
