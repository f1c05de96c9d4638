/** The schemas of the ledger's database and their migrations. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.events.schema;
