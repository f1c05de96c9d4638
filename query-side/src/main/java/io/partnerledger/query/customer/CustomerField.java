package io.partnerledger.query.customer;

import io.partnerledger.edge.partnercenter.seek.FilterField;
import io.partnerledger.edge.partnercenter.seek.FilterOperator;
import io.partnerledger.query.reading.FilterCondition.Column;
import java.util.Set;

/** What customers can be looked for by. */
enum CustomerField implements FilterField {
    COMPANY_NAME("CompanyName", FilterOperator.OF_TEXT, Column.text("company_name")),
    DOMAIN("Domain", FilterOperator.OF_TEXT, Column.text("domain")),
    /** By the tenant of the reseller they are associated with. */
    INDIRECT_RESELLER("IndirectReseller", FilterOperator.OF_ID, Column.id("associated_reseller_id")),
    /** By their distributor's tenant, which tells a reseller's customers apart. */
    INDIRECT_CLOUD_SOLUTION_PROVIDER(
            "IndirectCloudSolutionProvider", FilterOperator.OF_ID, Column.id("distributor_id"));

    private final String wireName;
    private final Set<FilterOperator> operators;
    private final Column column;

    CustomerField(String wireName, Set<FilterOperator> operators, Column column) {
        this.wireName = wireName;
        this.operators = operators;
        this.column = column;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    @Override
    public Set<FilterOperator> operators() {
        return operators;
    }

    Column column() {
        return column;
    }
}
