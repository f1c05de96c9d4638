/** Replacing the partner of record of many subscriptions. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.command.replacement;
