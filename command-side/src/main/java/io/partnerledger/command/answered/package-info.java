/** Answers kept for requests that come again. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.command.answered;
