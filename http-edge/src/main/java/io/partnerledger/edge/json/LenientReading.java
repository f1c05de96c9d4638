package io.partnerledger.edge.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Reads enumerations in whatever case and with or without underscores, and whole numbers written as text or as 5.0. */
final class LenientReading extends SimpleModule {

    private static final long serialVersionUID = 1L;

    LenientReading() {
        super("lenient-reading");
        addDeserializer(Integer.class, new WholeNumber());
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new Enumerations());
    }

    private static final class Enumerations extends Deserializers.Base {

        @Override
        public ValueDeserializer<?> findEnumDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            return new Enumeration(type.getRawClass());
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return type.isEnum();
        }
    }

    private static final class Enumeration extends StdDeserializer<Object> {

        Enumeration(Class<?> type) {
            super(type);
        }

        @Override
        public @Nullable Object deserialize(JsonParser json, DeserializationContext context) {
            String text = json.getValueAsString();
            if (text == null) {
                return context.handleUnexpectedToken(handledType(), json);
            }
            if (text.isBlank()) {
                return null;
            }
            for (Object constant : handledType().getEnumConstants()) {
                if (Letters.same(((Enum<?>) constant).name(), text)) {
                    return constant;
                }
            }
            return context.handleWeirdStringValue(handledType(), text, "no such value");
        }
    }

    private static final class WholeNumber extends StdDeserializer<Integer> {

        WholeNumber() {
            super(Integer.class);
        }

        @Override
        public @Nullable Integer deserialize(JsonParser json, DeserializationContext context) {
            if (!json.currentToken().isScalarValue() || json.currentToken().isBoolean()) {
                return (Integer) context.handleUnexpectedToken(Integer.class, json);
            }
            String text = json.getString().strip();
            if (text.isEmpty() && json.currentToken() == JsonToken.VALUE_STRING) {
                return null;
            }
            try {
                return new BigDecimal(text).intValueExact();
            } catch (ArithmeticException | NumberFormatException notWhole) {
                return (Integer) context.handleWeirdStringValue(Integer.class, text, "no whole number");
            }
        }
    }
}
