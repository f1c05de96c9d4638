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
@Table(schema = "views", name = "customer_v2")
public class CustomerView {

    @Id
    private UUID customerId;

    private UUID distributorId;
    private @Nullable UUID associatedResellerId;
    private String companyName;
    private String domain;
    private Instant addedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private String state;

    @SuppressWarnings("NullAway.Init")
    protected CustomerView() {}

    public UUID customerId() {
        return customerId;
    }

    public Instant addedAt() {
        return addedAt;
    }

    public String companyName() {
        return companyName;
    }

    public String domain() {
        return domain;
    }

    public Customer state() {
        return JsonMapper.shared().readValue(state, Customer.class);
    }
}
