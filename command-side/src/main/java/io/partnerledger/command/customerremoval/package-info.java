/** The end of a distributor's relationship with a customer. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.command.customerremoval;
