/** JSON as the two kinds of clients write it. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.edge.json;
