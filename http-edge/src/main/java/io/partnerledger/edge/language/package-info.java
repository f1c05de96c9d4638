/** Texts in the reader's language. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.edge.language;
