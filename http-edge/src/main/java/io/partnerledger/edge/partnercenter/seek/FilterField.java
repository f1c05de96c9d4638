package io.partnerledger.edge.partnercenter.seek;

import java.util.Set;

/** One of the members a list can be filtered by; the enumeration of them is what {@link Filter} reads. */
public interface FilterField {

    /** The name as documented. */
    String wireName();

    /** What can be asked of it. */
    Set<FilterOperator> operators();
}
