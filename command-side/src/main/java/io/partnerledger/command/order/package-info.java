/** Placing orders. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.command.order;
