/** What becomes of events that were stored in an older form. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.events.upcasting;
