/** How many requests a tenant may send. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.edge.ratelimit;
