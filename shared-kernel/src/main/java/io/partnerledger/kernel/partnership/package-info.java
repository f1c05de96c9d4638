/** Partnerships between a distributor and a reseller, from request to removal. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.kernel.partnership;
