/** Tables that come with the ledger, dated and with their source. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.kernel.reference;
