/** Lists in pages. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.edge.paging;
