/** Delegated administration (GDAP): time-boxed rights that customers give to a reseller. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.kernel.gdap;
