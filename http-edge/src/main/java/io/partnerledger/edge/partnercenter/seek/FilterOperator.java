package io.partnerledger.edge.partnercenter.seek;

import io.partnerledger.edge.json.Letters;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** How a member is compared with the value of a filter, whatever the case of either. */
public enum FilterOperator {
    EQUALS(String::equals),
    NOT_EQUALS((member, value) -> !member.equals(value)),
    GREATER_THAN((member, value) -> member.compareTo(value) > 0),
    GREATER_THAN_OR_EQUALS((member, value) -> member.compareTo(value) >= 0),
    LESS_THAN((member, value) -> member.compareTo(value) < 0),
    LESS_THAN_OR_EQUALS((member, value) -> member.compareTo(value) <= 0),
    SUBSTRING(String::contains),
    STARTS_WITH(String::startsWith),
    NOT_STARTS_WITH((member, value) -> !member.startsWith(value));

    /** What goes with a name or another text. */
    public static final Set<FilterOperator> OF_TEXT = Set.of(values());

    /** What goes with an id; there is none that is greater than another. */
    public static final Set<FilterOperator> OF_ID =
            Set.copyOf(EnumSet.of(EQUALS, NOT_EQUALS, STARTS_WITH, NOT_STARTS_WITH));

    private final BiPredicate<String, String> comparison;

    FilterOperator(BiPredicate<String, String> comparison) {
        this.comparison = comparison;
    }

    /** Whether it says what the member is not, which is true also where there is no member. */
    public boolean negates() {
        return this == NOT_EQUALS || this == NOT_STARTS_WITH;
    }

    boolean holds(@Nullable String member, String value) {
        return member == null
                ? negates()
                : comparison.test(member.toLowerCase(Locale.ROOT), value.toLowerCase(Locale.ROOT));
    }

    /** Reads either spelling, {@code StartsWith} and {@code starts_with}, in any case. */
    static Optional<FilterOperator> parse(String text) {
        return Arrays.stream(values())
                .filter(operator -> Letters.same(operator.name(), text))
                .findFirst();
    }
}
