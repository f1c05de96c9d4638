/** Appending to and reading from the event store on PostgreSQL. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.events.store;
