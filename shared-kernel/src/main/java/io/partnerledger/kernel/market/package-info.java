/** Countries as markets, and the CSP regions they are grouped in. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.kernel.market;
