/** Stored names of events, and the serializer that uses them. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.events.naming;
