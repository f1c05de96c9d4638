/** Starting and changing subscriptions. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.command.subscription;
