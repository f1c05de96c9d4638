/** What all events have in common. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.kernel.event;
