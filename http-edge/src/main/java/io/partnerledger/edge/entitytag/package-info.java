/** Versions of what was read, so that nobody overwrites what he has not seen. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.edge.entitytag;
