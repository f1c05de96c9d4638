package io.partnerledger.kernel.market;

import io.partnerledger.kernel.reference.ReferenceTable;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A country or territory by its ISO 3166-1 alpha-2 code, upper case however it was written; an unknown one is an
 * {@link IllegalArgumentException}.
 *
 * <p>Known are those of the ISO list and those Partner Center sells to without their being on it, such as Kosovo (XK).
 */
public record Country(String code) {

    private static final Pattern TWO_LETTERS = Pattern.compile("[A-Za-z]{2}");

    public Country {
        if (!isKnown(code)) {
            throw new IllegalArgumentException("A country is a known two-letter ISO 3166-1 code.");
        }
        code = code.toUpperCase(Locale.ROOT);
    }

    public static Country of(String code) {
        return new Country(code);
    }

    public static boolean isKnown(@Nullable String code) {
        return code != null
                && TWO_LETTERS.matcher(code).matches()
                && Known.CODES.contains(code.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return code;
    }

    /** Read from the file and not from {@link CspRegions}, which is itself made of countries. */
    private static final class Known {

        private static final Set<String> CODES = codes();

        private static Set<String> codes() {
            Set<String> codes = new HashSet<>(Set.of(Locale.getISOCountries()));
            ReferenceTable.beside(Country.class, CspRegions.FILE).rows().forEach(row -> codes.add(row.get("country")));
            return Set.copyOf(codes);
        }
    }
}
