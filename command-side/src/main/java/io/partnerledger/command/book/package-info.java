/** Taking over the book that a distributor kept before the ledger. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.command.book;
