/** Projections: described once, kept up to date by the machinery here. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.events.following;
