package io.partnerledger.query.relationship;

import io.partnerledger.edge.partnercenter.seek.FilterField;
import io.partnerledger.edge.partnercenter.seek.FilterOperator;
import java.util.Set;

/** What relationships can be looked for by. */
enum RelationshipField implements FilterField {
    /** The other partner's. */
    NAME;

    @Override
    public String wireName() {
        return "Name";
    }

    @Override
    public Set<FilterOperator> operators() {
        return FilterOperator.OF_TEXT;
    }
}
