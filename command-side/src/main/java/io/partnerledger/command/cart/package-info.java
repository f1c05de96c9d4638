/** Filling carts and checking them out. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.command.cart;
