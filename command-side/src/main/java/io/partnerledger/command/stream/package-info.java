/** The streams a command changes, loaded safely. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.command.stream;
