/** Who may call which route. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.edge.access;
