package io.partnerledger.edge.partnercenter.seek;

import io.partnerledger.edge.partnercenter.PartnerCenterFault;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a caller looks for in a list: {@code {"Field":"CompanyName","Value":"Minato","Operator":"starts_with"}}, or two
 * such things of which both or either must be: {@code {"LeftFilter":{…},"Operator":"and","RightFilter":{…}}}.
 *
 * <p>Clients spell names and operators in camel, Pascal and snake case; all are read.
 *
 * @param <F> what the list can be filtered by
 */
public sealed interface Filter<F extends Enum<F> & FilterField> {

    /** A member is as the value says. */
    record Comparison<F extends Enum<F> & FilterField>(F field, FilterOperator operator, String value)
            implements Filter<F> {

        @Override
        public boolean matches(Function<F, @Nullable String> member) {
            return operator.holds(member.apply(field), value);
        }
    }

    /** The one and the other. */
    record Both<F extends Enum<F> & FilterField>(Filter<F> left, Filter<F> right) implements Filter<F> {

        @Override
        public boolean matches(Function<F, @Nullable String> member) {
            return left.matches(member) && right.matches(member);
        }
    }

    /** The one or the other. */
    record Either<F extends Enum<F> & FilterField>(Filter<F> left, Filter<F> right) implements Filter<F> {

        @Override
        public boolean matches(Function<F, @Nullable String> member) {
            return left.matches(member) || right.matches(member);
        }
    }

    /**
     * Whether something is what is looked for.
     *
     * @param member what it has as each of the fields, absent if nothing
     */
    boolean matches(Function<F, @Nullable String> member);

    /**
     * Empty where the text is, for a filter without text filters nothing.
     *
     * @param json reads as much nesting as any request may have
     * @throws PartnerCenterFault 3000 for a field or operator that there isn't, 800002 for what is no filter, or one
     *     beyond all measure
     */
    static <F extends Enum<F> & FilterField> Optional<Filter<F>> parse(
            @Nullable String text, Class<F> fields, JsonMapper json) {
        return text == null || text.isBlank()
                ? Optional.empty()
                : Optional.of(new FilterReading<>(fields).read(text, json));
    }
}
