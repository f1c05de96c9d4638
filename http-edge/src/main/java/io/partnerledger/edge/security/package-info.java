/** Bearer tokens and what stands between the network and the routes. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.edge.security;
