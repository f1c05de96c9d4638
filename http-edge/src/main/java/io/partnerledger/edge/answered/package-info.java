/** Requests that come again, and the answers they were given. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.edge.answered;
