/** Orders. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.query.order;
