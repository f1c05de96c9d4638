/** The three public clients of Partner Center as they behave on the wire, and what they do to a running ledger. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.standalone.client;
