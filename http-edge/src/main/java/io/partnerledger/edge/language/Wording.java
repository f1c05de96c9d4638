package io.partnerledger.edge.language;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The house's texts in one language. */
public final class Wording {

    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z]+)}");
    // Without this, a reader of English on a Japanese machine would be answered in Japanese.
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle texts;

    private Wording(ResourceBundle texts) {
        this.texts = texts;
    }

    public static Wording in(Locale locale) {
        return of("io.partnerledger.edge.language.texts", locale);
    }

    /** The texts of a capability's own, by the name of its bundle. */
    public static Wording of(String bundle, Locale locale) {
        return new Wording(ResourceBundle.getBundle(bundle, locale, NO_FALLBACK));
    }

    /** Whether this language itself has the text. */
    public boolean has(String key) {
        return texts.keySet().contains(key)
                && (texts.getLocale().equals(Locale.ROOT)
                        || !texts.getString(key).equals(in(Locale.ROOT).texts.getString(key)));
    }

    /** The text as it stands. */
    public String text(String key) {
        return text(key, Map.of());
    }

    /** The text with the named values filled in; the key itself where there is no such text. */
    public String text(String key, Map<String, String> parameters) {
        try {
            return fill(texts.getString(key), parameters);
        } catch (MissingResourceException noSuchText) {
            return key;
        }
    }

    private static String fill(String text, Map<String, String> parameters) {
        Matcher names = NAME.matcher(text);
        return names.replaceAll(name -> Matcher.quoteReplacement(parameters.getOrDefault(name.group(1), name.group())));
    }
}
