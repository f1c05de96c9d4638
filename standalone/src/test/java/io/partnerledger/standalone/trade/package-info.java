/** A long history of the trade, as chance would have it, for tests that need many events. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.standalone.trade;
