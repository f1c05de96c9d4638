package io.partnerledger.query.reading;

import io.partnerledger.edge.partnercenter.seek.Filter;
import io.partnerledger.edge.partnercenter.seek.FilterField;
import io.partnerledger.edge.partnercenter.seek.FilterOperator;
import io.partnerledger.edge.request.Guid;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A filter as a condition of SQL: what the caller wrote goes in by parameters alone.
 *
 * @param sql to be put behind {@code where} or {@code and}
 */
public record FilterCondition(String sql, Map<String, Object> parameters) {

    /** All rows. */
    private static final FilterCondition TRUE = new FilterCondition("true", Map.of());

    private static final String NO_GUID = "00000000-0000-0000-0000-000000000000";
    private static final String LAST_GUID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    public FilterCondition {
        parameters = Map.copyOf(parameters);
    }

    /** A column that a field is looked up in. */
    public record Column(String name, boolean id) {

        /** Of text. */
        public static Column text(String name) {
            return new Column(name, false);
        }

        /** Of type {@code uuid}. */
        public static Column id(String name) {
            return new Column(name, true);
        }
    }

    public static <F extends Enum<F> & FilterField> FilterCondition of(
            @Nullable Filter<F> filter, Function<F, Column> columns) {
        if (filter == null) {
            return TRUE;
        }
        Writing<F> writing = new Writing<>(columns);
        return new FilterCondition(writing.condition(filter), writing.parameters);
    }

    private static final class Writing<F extends Enum<F> & FilterField> {

        private final Function<F, Column> columns;
        private final Map<String, Object> parameters = new LinkedHashMap<>();

        Writing(Function<F, Column> columns) {
            this.columns = columns;
        }

        String condition(Filter<F> filter) {
            if (filter instanceof Filter.Both<F> both) {
                return "(" + condition(both.left()) + " and " + condition(both.right()) + ")";
            }
            if (filter instanceof Filter.Either<F> either) {
                return "(" + condition(either.left()) + " or " + condition(either.right()) + ")";
            }
            Filter.Comparison<F> comparison = (Filter.Comparison<F>) filter;
            Column column = columns.apply(comparison.field());
            String found = column.id()
                    ? ofId(column.name(), comparison.operator(), comparison.value())
                    : ofText(column.name(), comparison.operator(), comparison.value());
            // Nothing is not equal to something, too.
            return comparison.operator().negates() ? "(" + found + ") is not true" : found;
        }

        private String ofText(String column, FilterOperator operator, String value) {
            // As an index has it.
            String member = "lower(" + column + ") collate \"C\"";
            String asked = "lower(cast(" + parameter(value) + " as text))";
            return switch (operator) {
                case EQUALS, NOT_EQUALS -> member + " = " + asked;
                case GREATER_THAN -> member + " > " + asked;
                case GREATER_THAN_OR_EQUALS -> member + " >= " + asked;
                case LESS_THAN -> member + " < " + asked;
                case LESS_THAN_OR_EQUALS -> member + " <= " + asked;
                case SUBSTRING -> "strpos(" + member + ", " + asked + ") > 0";
                case STARTS_WITH, NOT_STARTS_WITH -> member + " ^@ " + asked;
            };
        }

        private String ofId(String column, FilterOperator operator, String value) {
            String written = value.strip().toLowerCase(Locale.ROOT);
            return switch (operator) {
                case EQUALS, NOT_EQUALS -> between(column, written, written);
                // PostgreSQL sorts ids as they are written, so those that begin alike lie side by side.
                case STARTS_WITH, NOT_STARTS_WITH ->
                    written.length() > NO_GUID.length()
                            ? "false"
                            : between(
                                    column,
                                    written + NO_GUID.substring(written.length()),
                                    written + LAST_GUID.substring(written.length()));
                default -> throw new IllegalArgumentException("No id is " + operator + " another.");
            };
        }

        private String between(String column, String first, String last) {
            return Guid.isWellFormed(first)
                    ? column + " between " + parameter(UUID.fromString(first)) + " and "
                            + parameter(UUID.fromString(last))
                    : "false";
        }

        private String parameter(Object value) {
            String name = "filter" + parameters.size();
            parameters.put(name, value);
            return ":" + name;
        }
    }
}
