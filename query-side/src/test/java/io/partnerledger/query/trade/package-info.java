/** A world to test in: what distributors, resellers and customers do, decided by the kernel and told in order. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.query.trade;
