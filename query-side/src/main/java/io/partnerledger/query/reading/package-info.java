/** Reading what one has just written. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.query.reading;
