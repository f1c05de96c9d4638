/** The words of Partner Center's /v1, as its clients expect them on the wire. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.edge.partnercenter;
