/** Personal data, never in clear. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.kernel.privacy;
