/** From the command line to a ledger that answers: options, database, keys, and what to say when it can't be. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.standalone.start;
