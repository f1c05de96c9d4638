/** What both sides share at the HTTP edge. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.edge;
