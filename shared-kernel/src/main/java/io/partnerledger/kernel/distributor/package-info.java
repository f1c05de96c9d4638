/** Distributors (indirect providers), the owners of the book. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.kernel.distributor;
