/** The book a distributor kept before the ledger, and what becomes of it here. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.kernel.book;
