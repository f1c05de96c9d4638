package io.partnerledger.command.partnership;

import io.partnerledger.edge.language.Wording;
import io.partnerledger.kernel.partnership.PartnerDependents;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The end of a partnership, done or as it would be.
 *
 * @param consequences what rests on the reseller and will need another partner of record when next changed; absent where
 *     nobody at hand can count it
 * @param unchanged what stays as it is (S76, S77)
 * @param noticeDrafts for the user to send; the ledger sends nothing (S78, S81)
 */
record RemovedPartnership(
        ShownPartnership partnership,
        @Nullable PartnerDependents consequences,
        List<String> unchanged,
        List<NoticeDraft> noticeDrafts) {

    /** A message that tells somebody of the end. */
    record NoticeDraft(String audience, String heading, String subject, String body) {}

    static RemovedPartnership of(
            ShownPartnership partnership, @Nullable PartnerDependents consequences, Locale locale) {
        Wording wording = Texts.in(locale);
        Map<String, String> names =
                Map.of("distributor", nameOf(partnership.distributor()), "reseller", nameOf(partnership.reseller()));
        return new RemovedPartnership(
                partnership,
                consequences,
                Stream.of("customers", "subscriptions", "delegated-administration", "support-contacts")
                        .map(what -> wording.text("unchanged." + what))
                        .toList(),
                Stream.of("reseller", "customers")
                        .map(audience -> draft(audience, wording, names))
                        .toList());
    }

    private static String nameOf(ShownPartnership.@Nullable Partner partner) {
        return partner == null || partner.name() == null ? "" : partner.name();
    }

    private static NoticeDraft draft(String audience, Wording wording, Map<String, String> names) {
        String heading = wording.text("notice.heading");
        return new NoticeDraft(
                audience,
                heading,
                wording.text("notice." + audience + ".subject", names),
                heading + "\n\n" + wording.text("notice." + audience + ".body", names));
    }
}
