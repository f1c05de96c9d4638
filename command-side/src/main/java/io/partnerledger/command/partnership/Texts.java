package io.partnerledger.command.partnership;

import io.partnerledger.edge.language.Wording;
import java.util.Locale;

/** What is said in invitations and when a partnership ends, in both languages. */
final class Texts {

    private Texts() {}

    static Wording in(Locale locale) {
        return Wording.of("io.partnerledger.command.partnership.texts", locale);
    }
}
