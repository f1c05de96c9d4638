/** Requesting, answering and ending partnerships. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.command.partnership;
