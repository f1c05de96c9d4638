/** Partner Center's view of partnerships. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.query.relationship;
