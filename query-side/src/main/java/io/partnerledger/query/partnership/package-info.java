/** Partnerships and the reseller list. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.query.partnership;
