/** Tenants, each registered only once, as a distributor or as a reseller. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.kernel.tenant;
