/** Orders and their lines. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.kernel.order;
