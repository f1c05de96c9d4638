/** Who calls, as the verified token says. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.edge.caller;
