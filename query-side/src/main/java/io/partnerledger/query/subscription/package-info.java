/** Subscriptions as they stand. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.query.subscription;
