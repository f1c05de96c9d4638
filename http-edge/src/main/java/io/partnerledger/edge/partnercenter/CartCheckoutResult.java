package io.partnerledger.edge.partnercenter;

import java.util.List;

/** What came of a checkout: the orders that were placed, and why others were not. */
public record CartCheckoutResult(List<Order> orders, List<OrderError> orderErrors, Attributes attributes)
        implements PartnerCenterMessage {

    /**
     * Why a group was not ordered.
     *
     * @param code the one an order of its own would have been answered
     */
    public record OrderError(String orderGroupId, int code, String description, Attributes attributes) {

        public OrderError(String orderGroupId, int code, String description) {
            this(orderGroupId, code, description, Attributes.of("OrderError"));
        }
    }

    public CartCheckoutResult(List<Order> orders, List<OrderError> orderErrors) {
        this(List.copyOf(orders), List.copyOf(orderErrors), Attributes.of("CartCheckoutResult"));
    }
}
