package io.partnerledger.command.job;

import io.partnerledger.edge.fault.Complaint;
import io.partnerledger.edge.fault.Fault;
import io.partnerledger.edge.language.Languages;
import io.partnerledger.edge.language.Text;
import io.partnerledger.kernel.partnerofrecord.Check;
import io.partnerledger.kernel.partnerofrecord.Judgement;
import io.partnerledger.kernel.pla.PlaId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What came of a line, in a form that is kept and can be told in each language.
 *
 * @param about what the line was about, member by member, such as {@code subscriptionId}; no personal data
 * @param complaint what was wrong, where something was
 * @param judged the partner of record that was judged and didn't pass all checks
 */
public record LineResult(
        LineOutcome outcome,
        Map<String, String> about,
        @Nullable Wrong complaint,
        @Nullable Judged judged) {

    public LineResult {
        about = new LinkedHashMap<>(about);
    }

    public static LineResult of(LineOutcome outcome) {
        return new LineResult(outcome, Map.of(), null, null);
    }

    /** Something is wrong that would have been a fault to a request of its own. */
    static LineResult of(Complaint complaint) {
        LineOutcome outcome = switch (complaint.status()) {
            case 404 -> LineOutcome.NOT_FOUND;
            case 400 -> LineOutcome.MALFORMED;
            default -> complaint.status() >= 500 ? LineOutcome.FAILED : LineOutcome.REFUSED;
        };
        return of(outcome).because(complaint);
    }

    /** The same with a reason. */
    public LineResult because(Complaint reason) {
        return new LineResult(
                outcome,
                about,
                new Wrong(
                        reason.code(),
                        words(reason.detail()),
                        reason.violations().stream()
                                .map(violation -> new WrongMember(violation.field(), words(violation.message())))
                                .toList()),
                judged);
    }

    /** The same with the reason a {@link Fault} of the edge has. */
    public LineResult because(Fault fault) {
        return because(Complaint.about(fault.raised()));
    }

    /** The same, about this too; an absent value says nothing. */
    public LineResult about(String member, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(about);
        more.put(member, value.toString());
        return new LineResult(outcome, more, complaint, judged);
    }

    /** The same with all that was found wrong with the partner of record. */
    public LineResult judged(List<Judgement> judgements) {
        List<Check> failed = judgements.stream()
                .flatMap(judgement -> judgement.verdict().failedChecks().stream())
                .distinct()
                .sorted()
                .toList();
        if (failed.isEmpty()) {
            return this;
        }
        PlaId plaId = judgements.get(0).plaId();
        return new LineResult(
                outcome,
                about,
                complaint,
                new Judged(
                        plaId == null ? null : plaId.value(),
                        failed.stream().map(Check::code).toList()));
    }

    private static Map<String, String> words(Text text) {
        Map<String, String> words = new TreeMap<>();
        for (Locale language : Languages.SPOKEN) {
            words.put(language.toLanguageTag(), text.in(language));
        }
        return words;
    }

    /**
     * What was wrong.
     *
     * @param code stable, kebab-case
     * @param detail by language
     */
    public record Wrong(String code, Map<String, String> detail, List<WrongMember> violations) {}

    /**
     * One member that was wrong.
     *
     * @param message by language
     */
    public record WrongMember(String field, Map<String, String> message) {}

    /**
     * A partner of record that was judged.
     *
     * @param plaId absent where none was given
     * @param checks that failed, by their codes
     */
    public record Judged(@Nullable String plaId, List<String> checks) {}
}
