package io.partnerledger.events.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;

class CanonicalJsonTest {

    private static String canonical(String json) {
        return CanonicalJson.textOf(CanonicalJson.read(json));
    }

    @Test
    void it_writes_the_example_of_the_rfc_as_the_rfc_does() {
        assertThat(canonical("""
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }
                """)).isEqualTo("""
                {"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],\
                "string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}""");
    }

    /** By the code units of UTF-16, which is not the order of UTF-8. */
    @Test
    void it_sorts_members_as_the_rfc_does() {
        assertThat(canonical("""
                {"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
                 "\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}
                """).replaceAll(":\"[^\"]*\"", ""))
                .isEqualTo("{\"\\r\",\"1\",\"\u0080\",\"ö\",\"€\",\"😀\",\"\ufb33\"}");
    }

    @Test
    void it_agrees_with_somebody_elses_canonicalization() throws Exception {
        Random random = new Random(42);
        for (int i = 0; i < 2_000; i++) {
            String json = "{\"a\":" + value(random, 3) + "}";
            assertThat(canonical(json)).as(json).isEqualTo(new JsonCanonicalizer(json).getEncodedString());
        }
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> Long.toString(random.nextLong(-(1L << 53), 1L << 53));
            case 1 -> Double.toString(Double.longBitsToDouble(random.nextLong() & ~(1L << 62)));
            case 2 -> random.nextBoolean() ? "null" : Boolean.toString(random.nextBoolean());
            case 3 -> Integer.toString(random.nextInt(1_000));
            case 4 -> string(random);
            case 5 -> {
                List<String> elements = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    elements.add(value(random, depth - 1));
                }
                yield "[" + String.join(", ", elements) + "]";
            }
            default -> {
                List<String> members = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    members.add("\"" + i + random.nextInt(100) + "\" : " + value(random, depth - 1));
                }
                yield "{" + String.join(",", members) + "}";
            }
        };
    }

    private static String string(Random random) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = random.nextInt(12); i > 0; i--) {
            int c = random.nextInt(4) == 0 ? random.nextInt(0x20) : random.nextInt(0xd000);
            text.append("\\u%04x".formatted(c));
        }
        return text.append('"').toString();
    }

    @ParameterizedTest
    @CsvSource({
        "9007199254740992, 9007199254740992, true",
        "9007199254740993, 9007199254740992, false",
        "-9007199254740993, -9007199254740992, false",
        "0.1, 0.1, true",
        "0.10, 0.1, true",
        "25.000000000000000001, 25, false",
        "-0.0, 0, true",
        "1.0, 1, true",
        "1e21, 1e+21, true"
    })
    void it_tells_which_numbers_lose_digits(String written, String canonical, boolean kept) {
        assertThat(canonical("[" + written + "]")).isEqualTo("[" + canonical + "]");
        assertThat(CanonicalJson.losesNothing(CanonicalJson.read("{\"a\":[" + written + "]}")))
                .isEqualTo(kept);
    }

    @Test
    void a_number_that_no_double_is_near_is_not_kept() {
        assertThat(CanonicalJson.losesNothing(CanonicalJson.read("1e400"))).isFalse();
    }

    @Test
    void what_says_a_thing_twice_or_has_something_behind_it_is_not_read() {
        for (String json : List.of("{\"a\":1,\"a\":2}", "{\"a\":{\"b\":1,\"b\":1}}", "{} {}", "{")) {
            assertThatThrownBy(() -> CanonicalJson.read(json.getBytes(StandardCharsets.UTF_8)))
                    .as(json)
                    .isInstanceOf(JacksonException.class);
        }
    }
}
