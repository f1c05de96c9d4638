/** A small channel to look at: two distributors, their resellers, a few customers and orders. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.standalone.demo;
