/** Carts. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.query.cart;
