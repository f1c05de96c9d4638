/** Delegated administration as both sides show it. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.edge.gdap;
