/** Generations of projections: filled beside the one that serves, then taken over or compared with it. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.events.rebuilding;
