package io.partnerledger.edge.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * JSON as each kind of clients writes it.
 *
 * @param ledger takes what is agreed and nothing else: an unknown, doubled or wrongly typed member is refused
 * @param partnerCenter takes what three generations of clients send: any case, unknown members, nulls, numbers as text
 */
public record EdgeJson(JsonMapper ledger, JsonMapper partnerCenter) {

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    /** Neither takes documents nested deeper or texts longer (in characters) than given. */
    public static EdgeJson within(int nesting, int textLength) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(nesting)
                        .maxStringLength(textLength)
                        .maxNameLength(1_000)
                        .maxNumberLength(100)
                        .build())
                // What breaks off must not look as if that had been all.
                .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                .build();
        return new EdgeJson(strict(factory), lenient(factory));
    }

    private static JsonMapper strict(JsonFactory factory) {
        return common(factory)
                .enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }

    private static JsonMapper lenient(JsonFactory factory) {
        return common(factory)
                .enumNamingStrategy(EnumNamingStrategies.SNAKE_CASE)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .addModule(new LenientReading())
                .addModule(millisecondsOnly())
                .build();
    }

    /** Clients cut times to milliseconds when they send them back, and an echo must be no change. */
    private static SimpleModule millisecondsOnly() {
        return new SimpleModule("milliseconds-only").addSerializer(Instant.class, new ValueSerializer<>() {
            @Override
            public void serialize(Instant time, JsonGenerator json, SerializationContext context) {
                json.writeString(MILLISECONDS.format(time));
            }
        });
    }

    private static JsonMapper.Builder common(JsonFactory factory) {
        return JsonMapper.builder(factory)
                .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
                .addModule(new SimpleModule("text-without-nul").addDeserializer(String.class, new TextWithoutNul()))
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                // What breaks off must not look whole.
                .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL));
    }
}
