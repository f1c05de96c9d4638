package io.partnerledger.query.cart;

import io.partnerledger.kernel.cart.Cart;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A cart as it stands. */
@Entity
@Immutable
@Table(schema = "views", name = "cart_v1")
class CartView {

    @Id
    private UUID cartId;

    private UUID customerId;
    private UUID distributorId;

    @Nullable
    private String lastModifiedBy;

    @JdbcTypeCode(SqlTypes.JSON)
    private String state;

    @SuppressWarnings("NullAway.Init")
    protected CartView() {}

    @Nullable
    String lastModifiedBy() {
        return lastModifiedBy;
    }

    Cart state() {
        return JsonMapper.shared().readValue(state, Cart.class);
    }
}
