/** What makes events evidence: chains of hashes, signed checkpoints, and the check of both. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.events.evidence;
