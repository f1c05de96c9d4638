/** Customers, added on a reseller's behalf or direct. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.kernel.customer;
