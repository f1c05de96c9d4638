/** Writes what the golden history lacks. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.query.golden;
