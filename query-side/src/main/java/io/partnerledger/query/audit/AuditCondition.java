package io.partnerledger.query.audit;

import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.partnercenter.seek.Filter;
import io.partnerledger.edge.partnercenter.seek.FilterOperator;
import io.partnerledger.edge.request.Guid;
import io.partnerledger.edge.violation.BadRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A filter of audit records, as PostgreSQL is asked for it. */
final class AuditCondition {

    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final String sql;

    private AuditCondition(Optional<Filter<AuditField>> filter) {
        this.sql = filter.map(this::written).orElse("true");
    }

    static AuditCondition of(Optional<Filter<AuditField>> filter) {
        return new AuditCondition(filter);
    }

    String sql() {
        return sql;
    }

    /** The values that the condition names. */
    Map<String, Object> parameters() {
        return parameters;
    }

    private String written(Filter<AuditField> filter) {
        if (filter instanceof Filter.Both<AuditField> both) {
            return "(" + written(both.left()) + " and " + written(both.right()) + ")";
        }
        if (filter instanceof Filter.Either<AuditField> either) {
            return "(" + written(either.left()) + " or " + written(either.right()) + ")";
        }
        return written((Filter.Comparison<AuditField>) filter);
    }

    private String written(Filter.Comparison<AuditField> comparison) {
        String value = comparison.value();
        return switch (comparison.field()) {
            case COMPANY_NAME -> ofName(comparison.operator(), "lower(" + parameter(value) + ") collate \"C\"");
            case CUSTOMER_ID -> "customer_id = " + parameter(guid(value));
            case RESOURCE_TYPE -> "replace(resource_type, '_', '') = replace(lower(" + parameter(value) + "), '_', '')";
        };
    }

    private static String ofName(FilterOperator operator, String value) {
        String name = "lower(customer_name) collate \"C\"";
        String holds = switch (operator) {
            case EQUALS -> name + " = " + value;
            case NOT_EQUALS -> name + " <> " + value;
            case GREATER_THAN -> name + " > " + value;
            case GREATER_THAN_OR_EQUALS -> name + " >= " + value;
            case LESS_THAN -> name + " < " + value;
            case LESS_THAN_OR_EQUALS -> name + " <= " + value;
            case SUBSTRING -> "strpos(" + name + ", " + value + ") > 0";
            case STARTS_WITH -> "starts_with(" + name + ", " + value + ")";
            case NOT_STARTS_WITH -> "not starts_with(" + name + ", " + value + ")";
        };
        return operator.negates() ? "(customer_name is null or " + holds + ")" : holds;
    }

    private String parameter(Object value) {
        String name = "filter" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }

    private static UUID guid(String text) {
        if (!Guid.isWellFormed(text)) {
            throw BadRequest.of("filter.CustomerId", Text.of("violation.guid"));
        }
        return Guid.parse(text);
    }
}
