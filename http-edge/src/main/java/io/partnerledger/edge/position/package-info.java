/** How far in the ledger a caller has written and may expect to read. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.edge.position;
