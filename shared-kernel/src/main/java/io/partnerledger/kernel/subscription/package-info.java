/** Subscriptions and their partner of record. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.kernel.subscription;
