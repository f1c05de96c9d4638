package io.partnerledger.edge.language;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The languages the ledger answers in. */
public final class Languages {

    public static final Locale ENGLISH = Locale.US;
    public static final Locale JAPANESE = Locale.JAPAN;

    public static final List<Locale> SPOKEN = List.of(ENGLISH, JAPANESE);

    private Languages() {}

    /** The spoken language that suits a request's {@code X-Locale} best, or else its {@code Accept-Language}. */
    public static Locale wanted(@Nullable String xLocale, @Nullable String acceptLanguage) {
        Locale byName = suiting(xLocale);
        Locale chosen = byName != null ? byName : suiting(acceptLanguage);
        return chosen != null ? chosen : ENGLISH;
    }

    /** The spoken language that a tag such as {@code ja-JP} or {@code ja} names. */
    public static Optional<Locale> spoken(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        return SPOKEN.stream()
                .filter(spoken -> spoken.getLanguage().equals(language))
                .findFirst();
    }

    private static @Nullable Locale suiting(@Nullable String ranges) {
        if (ranges == null || ranges.isBlank()) {
            return null;
        }
        try {
            for (Locale.LanguageRange range : Locale.LanguageRange.parse(ranges)) {
                for (Locale spoken : SPOKEN) {
                    if (range.getWeight() > 0 && language(range).equals(spoken.getLanguage())) {
                        return spoken;
                    }
                }
            }
        } catch (IllegalArgumentException malformed) {
            return null;
        }
        return null;
    }

    private static String language(Locale.LanguageRange range) {
        return Locale.forLanguageTag(range.getRange()).getLanguage();
    }
}
