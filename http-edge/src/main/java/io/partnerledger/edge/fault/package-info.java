/** Faults, in the two shapes the two kinds of clients understand. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.edge.fault;
