package io.partnerledger.edge.partnercenter;

import io.partnerledger.kernel.order.Order;
import java.util.List;

/** How far what one line of an order bought is there for the customer. */
public record OrderLineProvisioning(int lineItemNumber, String status, List<Quantity> quantityProvisioningInformation)
        implements PartnerCenterMessage {

    /** The ledger fulfils an order as it places it. */
    private static final String FULFILLED = "fulfilled";

    /** So many in that state. */
    public record Quantity(int quantity, String status) {}

    /** Of each line, in their order. */
    public static List<OrderLineProvisioning> of(Order placed) {
        return placed.lines().stream()
                .map(line -> new OrderLineProvisioning(
                        line.lineItemNumber(), FULFILLED, List.of(new Quantity(line.quantity(), FULFILLED))))
                .toList();
    }
}
