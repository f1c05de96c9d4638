package io.partnerledger.kernel.partnerofrecord;

import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.reference.ReferenceTable;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is said of each failed check: Partner Center's code, who must act, and texts in English and Japanese. */
public final class CheckTable {

    private static final Pattern ASIDE = Pattern.compile("\\[([^]]*)]");
    private static final CheckTable CURRENT = new CheckTable(ReferenceTable.beside(CheckTable.class, "checks.csv"));

    private final Map<Check, Entry> entries = new EnumMap<>(Check.class);

    CheckTable(ReferenceTable table) {
        for (ReferenceTable.Row row : table.rows()) {
            Entry entry = Entry.of(row);
            if (entries.put(entry.check(), entry) != null) {
                throw new IllegalArgumentException(entry.check().code() + " stands twice in the table of checks.");
            }
        }
        for (Check check : Check.values()) {
            if (!entries.containsKey(check)) {
                throw new IllegalArgumentException(check.code() + " is not in the table of checks.");
            }
        }
    }

    /** The edition in force. */
    public static CheckTable current() {
        return CURRENT;
    }

    public Entry of(Check check) {
        return entries.get(check);
    }

    /**
     * What is wrong and what to do about it, for all the checks one after another.
     *
     * <p>For one PLA ID it stays within the 1024 characters of a Partner Center fault, whatever fails.
     */
    public String describe(List<Check> failed, @Nullable PlaId plaId, Locale locale) {
        StringBuilder description = new StringBuilder();
        for (Check check : failed) {
            if (description.isEmpty()) {
                description.append(of(check).description(plaId, locale));
            } else {
                description.append(' ').append(of(check).furtherDescription(plaId, locale));
            }
        }
        return description.toString();
    }

    /**
     * One check's row.
     *
     * @param partnerCenterCode the number a fault carries; several checks may share one
     * @param status the HTTP status of a request refused for it
     * @param verified whether the code is documented for this very failure, rather than chosen as the nearest
     * @param validFrom from when the code stands for the failure
     * @param source the requirement, and where the code is from
     */
    public record Entry(
            Check check,
            int partnerCenterCode,
            int status,
            Actor actor,
            boolean verified,
            LocalDate validFrom,
            String source,
            Wording english,
            Wording japanese) {

        private static Entry of(ReferenceTable.Row row) {
            return new Entry(
                    Check.of(row.get("check")),
                    Integer.parseInt(row.get("code")),
                    Integer.parseInt(row.get("status")),
                    Actor.valueOf(row.get("actor").toUpperCase(Locale.ROOT)),
                    verified(row.get("verified")),
                    LocalDate.parse(row.get("validFrom")),
                    row.get("source"),
                    new Wording(row.get("problem_en"), row.get("guidance_en")),
                    new Wording(row.get("problem_ja"), row.get("guidance_ja")));
        }

        private static boolean verified(String text) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException("A code is verified, true or false: " + text);
            };
        }

        /** What is wrong with the PLA ID. */
        public String problem(@Nullable PlaId plaId, Locale locale) {
            return filled(ASIDE.matcher(in(locale).problem()).replaceAll("$1"), plaId);
        }

        /** What to do about it, and who. */
        public String guidance(@Nullable PlaId plaId, Locale locale) {
            return filled(in(locale).guidance(), plaId);
        }

        /** What is wrong and what to do about it. */
        public String description(@Nullable PlaId plaId, Locale locale) {
            return problem(plaId, locale) + " " + guidance(plaId, locale);
        }

        /** The same where another description went before: what has been said once is left out. */
        private String furtherDescription(@Nullable PlaId plaId, Locale locale) {
            String problem = ASIDE.matcher(in(locale).problem()).replaceAll("");
            return filled(problem, plaId) + " " + guidance(plaId, locale);
        }

        private Wording in(Locale locale) {
            return locale.getLanguage().equals(Locale.JAPANESE.getLanguage()) ? japanese : english;
        }

        private static String filled(String text, @Nullable PlaId plaId) {
            return plaId == null ? text : text.replace("{pla}", plaId.value());
        }
    }

    /** A check's two texts in one language. */
    public record Wording(String problem, String guidance) {

        public Wording {
            if (problem.isBlank() || guidance.isBlank()) {
                throw new IllegalArgumentException("A check is worded with its problem and its guidance.");
            }
        }
    }
}
