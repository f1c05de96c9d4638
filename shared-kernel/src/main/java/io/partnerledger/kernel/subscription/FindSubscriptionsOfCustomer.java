package io.partnerledger.kernel.subscription;

import io.partnerledger.kernel.customer.CustomerId;

/**
 * Which running subscriptions a customer has; answered by {@link SubscriptionsOfCustomer}.
 *
 * @param position what the answer must at least reflect
 */
public record FindSubscriptionsOfCustomer(CustomerId customer, long position) {}
