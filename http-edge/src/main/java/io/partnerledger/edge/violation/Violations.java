package io.partnerledger.edge.violation;

import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.request.Guid;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.pla.PlaId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects everything that is wrong with a request, so that the caller mends it in one go. */
public final class Violations {

    // Whether a mailbox exists only a mail can tell; this keeps out what can't be one.
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,255}");

    private final List<Violation> found;
    private final String path;

    public Violations() {
        this(new ArrayList<>(), "");
    }

    private Violations(List<Violation> found, String path) {
        this.found = found;
        this.path = path;
    }

    /** What the body says is wrong with it. */
    public static List<Violation> of(Checked body) {
        Violations violations = new Violations();
        body.check(violations);
        return List.copyOf(violations.found);
    }

    /** The member must be there, and not be blank. */
    public Violations required(String field, @Nullable Object value) {
        return that(value != null && !(value instanceof String text && text.isBlank()), field, "violation.required");
    }

    /** The member, if there, is no longer than so many characters. */
    public Violations atMost(String field, @Nullable String value, int characters) {
        return that(
                value == null || value.codePointCount(0, value.length()) <= characters,
                field,
                Text.of("violation.too-long", Map.of("max", Integer.toString(characters))));
    }

    /** The member, if there, lies between the two, both allowed. */
    public Violations between(String field, @Nullable Integer value, int least, int most) {
        return that(
                value == null || value >= least && value <= most,
                field,
                Text.of("violation.between", Map.of("min", Integer.toString(least), "max", Integer.toString(most))));
    }

    /** The member, if there, looks like an e-mail address. */
    public Violations email(String field, @Nullable String value) {
        return matching(field, value, EMAIL, "violation.email");
    }

    /** The member, if there, is a country the programme knows. */
    public Violations country(String field, @Nullable String value) {
        return that(value == null || Country.isKnown(value), field, "violation.country");
    }

    /** The member, if there, is written as a GUID. */
    public Violations guid(String field, @Nullable String value) {
        return that(value == null || Guid.isWellFormed(value), field, "violation.guid");
    }

    /** The member, if there, could be a PLA ID; whether it is anybody's is another question. */
    public Violations plaId(String field, @Nullable String value) {
        return that(value == null || PlaId.isWellFormed(value), field, "violation.pla-id");
    }

    /** The member must be there and be {@code true}. */
    public Violations affirmed(String field, @Nullable Boolean value) {
        return that(Boolean.TRUE.equals(value), field, "violation.affirmed");
    }

    /** The member, if there, matches as a whole. */
    public Violations matching(String field, @Nullable String value, Pattern pattern, String messageKey) {
        return that(value == null || pattern.matcher(value).matches(), field, messageKey);
    }

    public Violations that(boolean holds, String field, String messageKey) {
        return that(holds, field, Text.of(messageKey));
    }

    public Violations that(boolean holds, String field, Text message) {
        if (!holds) {
            found.add(new Violation(path + field, message));
        }
        return this;
    }

    /** Asks a part of the body, if it is there; what it finds is named below the field. */
    public Violations within(String field, @Nullable Checked part) {
        if (part != null) {
            part.check(new Violations(found, path + field + "."));
        }
        return this;
    }

    /** Asks every element of a list, if it is there. */
    public Violations within(String field, @Nullable List<? extends @Nullable Checked> parts) {
        if (parts != null) {
            for (int i = 0; i < parts.size(); i++) {
                String element = field + "[" + i + "]";
                required(element, parts.get(i)).within(element, parts.get(i));
            }
        }
        return this;
    }

    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new BadRequest(found);
        }
    }
}
