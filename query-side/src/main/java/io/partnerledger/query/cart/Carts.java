package io.partnerledger.query.cart;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** All carts. */
interface Carts extends Repository<CartView, UUID> {

    Optional<CartView> findByCartIdAndCustomerId(UUID cart, UUID customer);
}
