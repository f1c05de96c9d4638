/** How much depends on each partner of record. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.query.usage;
