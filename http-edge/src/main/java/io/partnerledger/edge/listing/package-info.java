/** The distributor's entry in Microsoft's list of indirect providers. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.edge.listing;
