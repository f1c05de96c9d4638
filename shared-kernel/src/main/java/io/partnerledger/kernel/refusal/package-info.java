/** Refusals: commands of which nothing is kept. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.kernel.refusal;
