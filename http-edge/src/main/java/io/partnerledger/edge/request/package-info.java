/** What a request says of itself: its ids, its language, its body. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.edge.request;
