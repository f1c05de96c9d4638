package io.partnerledger.query.history;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An event as an entry in the history of its subject. */
@Entity
@Immutable
@Table(schema = "views", name = "history_v1")
class HistoryView {

    @Id
    private long position;

    private String subject;
    private Instant time;
    private String type;
    private String revision;
    private @Nullable String actorSubject;
    private @Nullable String actorTenant;

    @JdbcTypeCode(SqlTypes.JSON)
    private String actorRoles;

    private @Nullable String requestId;
    private @Nullable String correlationId;

    @JdbcTypeCode(SqlTypes.JSON)
    private String payload;

    @SuppressWarnings("NullAway.Init")
    protected HistoryView() {}

    long position() {
        return position;
    }

    String subject() {
        return subject;
    }

    Instant time() {
        return time;
    }

    String type() {
        return type;
    }

    String revision() {
        return revision;
    }

    @Nullable
    String actorSubject() {
        return actorSubject;
    }

    @Nullable
    String actorTenant() {
        return actorTenant;
    }

    /** A JSON array of names. */
    String actorRoles() {
        return actorRoles;
    }

    @Nullable
    String requestId() {
        return requestId;
    }

    @Nullable
    String correlationId() {
        return correlationId;
    }

    /** The event as JSON, personal data sealed. */
    String payload() {
        return payload;
    }
}
