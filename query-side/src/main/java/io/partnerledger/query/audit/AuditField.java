package io.partnerledger.query.audit;

import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.partnercenter.seek.Filter;
import io.partnerledger.edge.partnercenter.seek.FilterField;
import io.partnerledger.edge.partnercenter.seek.FilterOperator;
import io.partnerledger.edge.request.Guid;
import io.partnerledger.edge.violation.BadRequest;
import io.partnerledger.query.reading.FilterCondition;
import io.partnerledger.query.reading.FilterCondition.Column;
import java.util.Optional;
import java.util.Set;

/** What audit records can be looked for by. */
enum AuditField implements FilterField {
    COMPANY_NAME("CompanyName", FilterOperator.OF_TEXT, Column.text("customer_name")),
    CUSTOMER_ID("CustomerId", Set.of(FilterOperator.EQUALS), Column.id("customer_id")),
    /** Its letters: clients spell it as they spell everything, with underscores or without. */
    RESOURCE_TYPE("ResourceType", Set.of(FilterOperator.EQUALS), Column.text("replace(resource_type, '_', '')"));

    private final String wireName;
    private final Set<FilterOperator> operators;
    private final Column column;

    AuditField(String wireName, Set<FilterOperator> operators, Column column) {
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

    static FilterCondition condition(Optional<Filter<AuditField>> filter) {
        return FilterCondition.of(filter.map(AuditField::checked).orElse(null), field -> field.column);
    }

    private static Filter<AuditField> checked(Filter<AuditField> filter) {
        if (filter instanceof Filter.Both<AuditField> both) {
            return new Filter.Both<>(checked(both.left()), checked(both.right()));
        }
        if (filter instanceof Filter.Either<AuditField> either) {
            return new Filter.Either<>(checked(either.left()), checked(either.right()));
        }
        Filter.Comparison<AuditField> comparison = (Filter.Comparison<AuditField>) filter;
        return switch (comparison.field()) {
            case COMPANY_NAME -> comparison;
            case CUSTOMER_ID -> {
                // Nothing would be found by it, and nobody would know why.
                if (!Guid.isWellFormed(comparison.value())) {
                    throw BadRequest.of("filter.CustomerId", Text.of("violation.guid"));
                }
                yield comparison;
            }
            case RESOURCE_TYPE ->
                new Filter.Comparison<>(
                        comparison.field(),
                        comparison.operator(),
                        comparison.value().replace("_", ""));
        };
    }
}
