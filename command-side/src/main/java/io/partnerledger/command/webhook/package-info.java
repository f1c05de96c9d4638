/** Webhooks: who wants to be told of what, and telling them. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.command.webhook;
