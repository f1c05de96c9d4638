package io.partnerledger.query.customer;

import io.partnerledger.kernel.customer.Customer;
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

/** A customer as it stands. */
@Entity
@Immutable
@Table(schema = "views", name = "customer_v3")
public class CustomerView {

    @Id
    private UUID customerId;

    private UUID distributorId;
    private @Nullable UUID associatedResellerId;
    private String companyName;
    private String domain;
    private Instant addedAt;
    private @Nullable Instant removedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private String state;

    @SuppressWarnings("NullAway.Init")
    protected CustomerView() {}

    public UUID customerId() {
        return customerId;
    }

    /** Whether it was the distributor's customer then. */
    public boolean stoodAt(Instant time) {
        return !addedAt.isAfter(time) && (removedAt == null || removedAt.isAfter(time));
    }

    public boolean isRemoved() {
        return removedAt != null;
    }

    public String companyName() {
        return companyName;
    }

    public Customer state() {
        return JsonMapper.shared().readValue(state, Customer.class);
    }
}
