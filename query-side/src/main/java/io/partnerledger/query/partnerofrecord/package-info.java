/** Verdicts on PLA IDs. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.query.partnerofrecord;
