package io.partnerledger.query.order;

import io.partnerledger.kernel.order.Order;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import tools.jackson.databind.json.JsonMapper;

/** An order as it stands. */
@Entity
@Immutable
@Table(schema = "views", name = "order_v2")
class OrderView {

    @Id
    private String orderId;

    private UUID customerId;
    private UUID distributorId;
    private String status;
    private String billingCycle;
    private Instant decidedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private String state;

    @SuppressWarnings("NullAway.Init")
    protected OrderView() {}

    Order state() {
        return JsonMapper.shared().readValue(state, Order.class);
    }
}
