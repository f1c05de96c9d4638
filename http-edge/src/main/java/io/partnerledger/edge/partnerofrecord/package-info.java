/** What both sides say of partners of record. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.edge.partnerofrecord;
