package io.partnerledger.query.customer;

import io.partnerledger.events.following.Folding;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.Shape;
import io.partnerledger.events.following.Table;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.customer.CustomerEvent;
import io.partnerledger.query.Views;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Each customer as it stands. */
public final class CustomerProjection implements Projection {

    private static final Table<CustomerRow> CUSTOMER = Table.of("customer", CustomerRow.class, "customerId");

    record CustomerRow(
            UUID customerId,
            UUID distributorId,
            @Nullable UUID associatedResellerId,
            String companyName,
            String domain,
            Instant addedAt,
            @Nullable Instant removedAt,
            Customer state) {

        static CustomerRow of(Customer customer, Instant addedAt) {
            return new CustomerRow(
                    customer.id().value(),
                    customer.distributor().value(),
                    customer.associatedReseller() == null
                            ? null
                            : customer.associatedReseller().value(),
                    customer.companyName(),
                    customer.domain().value(),
                    addedAt,
                    customer.removedAt(),
                    customer);
        }
    }

    @Override
    public Shape shape() {
        return Shape.of(Views.SCHEMA, "customer", 3, CUSTOMER);
    }

    @Override
    public void describe(Folding folding) {
        folding.on(CustomerEvent.class, (event, at, rows) -> {
            Optional<CustomerRow> before = rows.get(CUSTOMER, UUID.fromString(event.customerId()));
            Customer after = event.after(before.map(CustomerRow::state).orElse(null));
            rows.put(
                    CUSTOMER,
                    CustomerRow.of(after, before.map(CustomerRow::addedAt).orElse(at.time())));
        });
    }
}
