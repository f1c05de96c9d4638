package io.partnerledger.command.partnership;

import io.partnerledger.edge.language.Languages;
import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A partnership to be asked for.
 *
 * @param locale of the message; the caller's own if absent
 * @param note goes into the message
 */
record NewPartnership(
        @Nullable String resellerEmail,
        @Nullable String resellerName,
        @Nullable String locale,
        @Nullable String note) implements Checked {

    @Override
    public void check(Violations violations) {
        violations
                .required("resellerEmail", resellerEmail)
                .email("resellerEmail", resellerEmail)
                .atMost("resellerName", resellerName, 200)
                .that(locale == null || Languages.spoken(locale).isPresent(), "locale", "violation.language")
                .atMost("note", note, 2000);
    }

    Locale locale(Locale ofTheCaller) {
        return Optional.ofNullable(locale).flatMap(Languages::spoken).orElse(ofTheCaller);
    }
}
