/** Registering distributors. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.command.distributor;
