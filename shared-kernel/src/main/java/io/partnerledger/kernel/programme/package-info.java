/** What facts of the partner programme have in common. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.kernel.programme;
