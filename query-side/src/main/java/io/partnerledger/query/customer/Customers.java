package io.partnerledger.query.customer;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** All customers, the removed ones among them. */
public interface Customers extends Repository<CustomerView, UUID> {

    Optional<CustomerView> findByCustomerId(UUID customer);

    Optional<CustomerView> findByCustomerIdAndDistributorId(UUID customer, UUID distributor);

    List<CustomerView> findByCustomerIdIn(Collection<UUID> customers);
}
