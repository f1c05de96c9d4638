/** The board of partners of record that would fail. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.query.insights;
