/** Registering reseller tenants and recording what the programme says of them. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.command.resellertenant;
