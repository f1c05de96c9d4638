/** Carts: what is to be bought, put together first and ordered later. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.kernel.cart;
