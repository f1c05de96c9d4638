/** Resellers' standing, and since when. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.query.standing;
