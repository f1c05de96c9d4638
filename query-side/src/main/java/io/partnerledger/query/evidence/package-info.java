/** Events as evidence: the chain of each distributor, its export, and what is signed of it every day. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.query.evidence;
