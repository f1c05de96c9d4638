/** Checking an export where there is neither a ledger nor a database. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.standalone.evidence;
