/** Delegated administration as it stands, and what there is to recover after a suspension. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.query.gdap;
