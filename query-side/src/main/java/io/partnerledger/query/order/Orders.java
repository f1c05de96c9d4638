package io.partnerledger.query.order;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** All orders. */
interface Orders extends Repository<OrderView, String> {

    List<OrderView> findByCustomerIdAndStatusOrderByDecidedAtAscOrderIdAsc(UUID customer, String status);

    List<OrderView> findByCustomerIdAndStatusAndBillingCycleOrderByDecidedAtAscOrderIdAsc(
            UUID customer, String status, String billingCycle);

    Optional<OrderView> findByOrderIdAndCustomerIdAndStatus(String order, UUID customer, String status);
}
