/** What an operator sees of the ledger's projections, and does about them. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.query.operations;
