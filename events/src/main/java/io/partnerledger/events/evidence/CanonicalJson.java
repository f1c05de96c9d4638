package io.partnerledger.events.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.erdtman.jcs.NumberToJSON;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON in the one way in which RFC 8785 writes it, so that what is equal has equal bytes.
 *
 * <p>The RFC takes numbers for doubles, so that two which differ in more digits than a double has look the same. And half
 * a pair of surrogates has no UTF-8, so that it looks like the question mark that is put in its place. No event holds such
 * numbers or texts; {@link #losesNothing} tells whether a text does.
 */
public final class CanonicalJson {

    /** Up to here a double holds every whole number, and the RFC writes it as everybody does. */
    private static final long EXACT = 1L << 53;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final StringBuilder text = new StringBuilder(512);

    private CanonicalJson() {}

    /**
     * Reads JSON so that nothing of it is lost.
     *
     * @throws JacksonException if it is none, or says a thing twice
     */
    public static JsonNode read(String json) {
        return MAPPER.readTree(json);
    }

    /** The same of a text in UTF-8, and not in what a lenient reader takes for it. */
    public static JsonNode read(byte[] json) {
        try {
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString());
        } catch (CharacterCodingException otherBytes) {
            throw new StreamReadException(null, "This is no UTF-8.", otherBytes);
        }
    }

    /** The canonical text of what was read here, in UTF-8. */
    public static byte[] bytesOf(JsonNode node) {
        return textOf(node).getBytes(StandardCharsets.UTF_8);
    }

    static String textOf(JsonNode node) {
        CanonicalJson canonical = new CanonicalJson();
        canonical.write(node);
        return canonical.text.toString();
    }

    private void write(JsonNode node) {
        if (node.isObject()) {
            writeObject(node);
        } else if (node.isArray()) {
            writeArray(node);
        } else if (node.isString()) {
            writeString(node.stringValue());
        } else if (node.isNumber()) {
            text.append(number(node));
        } else if (node.isNull()) {
            text.append("null");
        } else {
            text.append(node.asString());
        }
    }

    private void writeObject(JsonNode node) {
        TreeMap<String, JsonNode> sorted = new TreeMap<>();
        node.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
        char before = '{';
        for (var member : sorted.entrySet()) {
            text.append(before);
            writeString(member.getKey());
            text.append(':');
            write(member.getValue());
            before = ',';
        }
        text.append(sorted.isEmpty() ? "{}" : "}");
    }

    private void writeArray(JsonNode node) {
        char before = '[';
        for (JsonNode element : node) {
            text.append(before);
            write(element);
            before = ',';
        }
        text.append(node.isEmpty() ? "[]" : "]");
    }

    private void writeString(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\f' -> text.append("\\f");
                case '\r' -> text.append("\\r");
                default -> {
                    if (c < ' ') {
                        text.append("\\u00").append(c < 0x10 ? '0' : '1').append(Character.forDigit(c & 0xf, 16));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    private static String number(JsonNode node) {
        return isSmall(node) ? Long.toString(node.longValue()) : ofDouble(nearest(node));
    }

    private static boolean isSmall(JsonNode node) {
        return node.isIntegralNumber()
                && node.canConvertToLong()
                && node.longValue() >= -EXACT
                && node.longValue() <= EXACT;
    }

    private static double nearest(JsonNode node) {
        return node.decimalValue().doubleValue();
    }

    /** Whether the canonical text of what was read says all of it. */
    public static boolean losesNothing(JsonNode node) {
        if (node.isContainer()) {
            return node.propertyNames().stream().allMatch(CanonicalJson::isWhole)
                    && node.valueStream().allMatch(CanonicalJson::losesNothing);
        }
        return node.isString() ? isWhole(node.stringValue()) : !node.isNumber() || keeps(node);
    }

    /** Whether all surrogates of it are pairs. */
    private static boolean isWhole(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static boolean keeps(JsonNode node) {
        if (isSmall(node)) {
            return true;
        }
        double nearest = nearest(node);
        return !Double.isInfinite(nearest) && new BigDecimal(ofDouble(nearest)).compareTo(node.decimalValue()) == 0;
    }

    private static String ofDouble(double value) {
        try {
            return NumberToJSON.serializeNumber(value);
        } catch (IOException notFinite) {
            throw new UncheckedIOException(notFinite);
        }
    }
}
