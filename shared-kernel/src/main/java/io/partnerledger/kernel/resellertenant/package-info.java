/** Indirect resellers' CSP tenants and what the programme says of them. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.kernel.resellertenant;
