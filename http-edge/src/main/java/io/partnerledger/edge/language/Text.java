package io.partnerledger.edge.language;

import java.util.Locale;
import java.util.Map;

/** Words for a reader, to be had in the reader's language. */
@FunctionalInterface
public interface Text {

    String in(Locale locale);

    /** A text of the house's wording. */
    static Text of(String key) {
        return of(key, Map.of());
    }

    /** A text of the house's wording, with the values it names as {@code {name}}. */
    static Text of(String key, Map<String, String> parameters) {
        return locale -> Wording.in(locale).text(key, parameters);
    }
}
