package io.partnerledger.edge.partnercenter.seek;

import io.partnerledger.edge.json.Letters;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.partnercenter.PartnerCenterFault;
import io.partnerledger.edge.violation.Violations;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a filter, of a length that bounds how much is compared, row by row, and how deep it is nested. */
final class FilterReading<F extends Enum<F> & FilterField> {

    /** A continuation token holds it and has to get through as a header; no more than ten comparisons fit in. */
    private static final int CHARACTERS = 1_000;

    private final Class<F> fields;

    FilterReading(Class<F> fields) {
        this.fields = fields;
    }

    Filter<F> read(String text, JsonMapper json) {
        new Violations().atMost("filter", text, CHARACTERS).throwIfAny();
        try {
            return filter(json.readTree(text));
        } catch (JacksonException noJson) {
            throw malformed();
        }
    }

    private Filter<F> filter(@Nullable JsonNode written) {
        if (written == null || !written.isObject()) {
            throw malformed();
        }
        String operator = text(written, "operator");
        if (Letters.same(operator, "and")) {
            return new Filter.Both<>(filter(member(written, "leftFilter")), filter(member(written, "rightFilter")));
        }
        if (Letters.same(operator, "or")) {
            return new Filter.Either<>(filter(member(written, "leftFilter")), filter(member(written, "rightFilter")));
        }
        return comparison(text(written, "field"), operator, text(written, "value"));
    }

    private Filter<F> comparison(String name, String operator, String value) {
        F field = Arrays.stream(fields.getEnumConstants())
                .filter(known -> Letters.same(known.wireName(), name))
                .findFirst()
                .orElseThrow(this::unknownField);
        return new Filter.Comparison<>(
                field,
                FilterOperator.parse(operator)
                        .filter(field.operators()::contains)
                        .orElseThrow(() -> unknownOperator(field)),
                value);
    }

    private PartnerCenterFault unknownField() {
        return PartnerCenterFault.invalidProperty(Text.of(
                "partner-center.filter-field",
                Map.of("fields", listed(Arrays.stream(fields.getEnumConstants()).map(FilterField::wireName)))));
    }

    private PartnerCenterFault unknownOperator(F field) {
        Stream<String> operators = field.operators().stream()
                .sorted()
                .map(operator -> operator.name().toLowerCase(Locale.ROOT));
        return PartnerCenterFault.invalidProperty(Text.of(
                "partner-center.filter-operator", Map.of("field", field.wireName(), "operators", listed(operators))));
    }

    private static String listed(Stream<String> names) {
        return names.collect(Collectors.joining(", "));
    }

    private static PartnerCenterFault malformed() {
        return PartnerCenterFault.invalidInput(Text.of("partner-center.malformed-filter"));
    }

    private static String text(JsonNode written, String name) {
        JsonNode member = member(written, name);
        if (member == null || !member.isValueNode() || member.isNull()) {
            throw malformed();
        }
        String text = member.asString();
        // PostgreSQL has no text with NUL, so there is nothing to be found by it.
        if (text.indexOf('\0') >= 0) {
            throw malformed();
        }
        return text;
    }

    private static @Nullable JsonNode member(JsonNode written, String name) {
        return written.properties().stream()
                .filter(member -> Letters.same(member.getKey(), name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
