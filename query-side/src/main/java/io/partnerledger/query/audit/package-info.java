/** Audit records, as Partner Center keeps them. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.query.audit;
