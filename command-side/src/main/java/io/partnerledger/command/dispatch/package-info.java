/** From a request to the command bus and back. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.command.dispatch;
