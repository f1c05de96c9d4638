/** Adding customers. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.command.customer;
