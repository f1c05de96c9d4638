package io.partnerledger.standalone.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Whether an answer is the expected one, member for member.
 *
 * <p>In an expected text {@code <guid>}, {@code <time>}, {@code <midnight>} and {@code <etag>} stand for anything of that
 * form, {@code <text>} for anything.
 */
final class Likeness {

    private static final Map<String, String> FORMS = Map.of(
            "guid", "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
            "time", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z",
            "midnight", "\\d{4}-\\d\\d-\\d\\dT00:00:00\\.000Z",
            "etag", "[A-Za-z0-9+/]+=*",
            "text", ".*");
    private static final Pattern FORM = Pattern.compile("<(" + String.join("|", FORMS.keySet()) + ")>");

    private Likeness() {}

    /** Where the two differ, and how. */
    static List<String> differences(JsonNode expected, JsonNode answered) {
        List<String> found = new ArrayList<>();
        compare("", expected, answered, found);
        return found;
    }

    private static void compare(String at, JsonNode expected, JsonNode answered, List<String> found) {
        if (expected.isObject() && answered.isObject()) {
            var names = new TreeSet<>(expected.propertyNames());
            names.addAll(answered.propertyNames());
            names.forEach(name -> compare(at + "/" + name, expected.path(name), answered.path(name), found));
        } else if (expected.isArray() && answered.isArray() && expected.size() == answered.size()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(at + "/" + i, expected.get(i), answered.get(i), found);
            }
        } else if (expected.isString() && answered.isString()) {
            if (!pattern(expected.asString()).matcher(answered.asString()).matches()) {
                found.add(at + ": " + expected + " expected, " + answered + " answered");
            }
        } else if (!expected.equals(answered)) {
            found.add(at + ": " + told(expected) + " expected, " + told(answered) + " answered");
        }
    }

    private static Pattern pattern(String text) {
        StringBuilder pattern = new StringBuilder();
        Matcher form = FORM.matcher(text);
        int from = 0;
        while (form.find()) {
            pattern.append(Pattern.quote(text.substring(from, form.start()))).append(FORMS.get(form.group(1)));
            from = form.end();
        }
        return Pattern.compile(
                pattern.append(Pattern.quote(text.substring(from))).toString(), Pattern.DOTALL);
    }

    private static String told(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }
}
