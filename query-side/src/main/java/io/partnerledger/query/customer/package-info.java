/** Customers. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.query.customer;
