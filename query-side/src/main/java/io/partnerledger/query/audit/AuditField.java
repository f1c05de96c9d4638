package io.partnerledger.query.audit;

import io.partnerledger.edge.partnercenter.seek.FilterField;
import io.partnerledger.edge.partnercenter.seek.FilterOperator;
import java.util.Set;

/** What audit records can be filtered by. */
enum AuditField implements FilterField {
    COMPANY_NAME("CompanyName", FilterOperator.OF_TEXT),
    CUSTOMER_ID("CustomerId", Set.of(FilterOperator.EQUALS)),
    RESOURCE_TYPE("ResourceType", Set.of(FilterOperator.EQUALS));

    private final String wireName;
    private final Set<FilterOperator> operators;

    AuditField(String wireName, Set<FilterOperator> operators) {
        this.wireName = wireName;
        this.operators = operators;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    @Override
    public Set<FilterOperator> operators() {
        return operators;
    }
}
