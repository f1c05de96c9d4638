package io.partnerledger.command.job;

import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.violation.BadRequest;
import java.util.Arrays;
import java.util.Locale;

/** What came of a line; in a dry run, what would come of it. */
public enum LineOutcome {
    /** It is as the line says. */
    CHANGED,
    /** It was so before. */
    UNCHANGED,
    /** The policy stopped it, and that is kept as an event of its subject. */
    BLOCKED,
    /** Somebody else has changed it meanwhile, and it was left as it is. */
    LEFT,
    /** What it speaks of does not exist for this distributor. */
    NOT_FOUND,
    /** The state of things forbids it. */
    REFUSED,
    /** The line can't be read. */
    MALFORMED,
    /** Something went wrong on our side. */
    FAILED,
    /** The job was cancelled before. */
    CANCELLED;

    /** The stable, kebab-case name callers see. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static LineOutcome of(String code) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.code().equals(code))
                .findFirst()
                .orElseThrow(() -> BadRequest.of("outcome", Text.of("violation.wrong-type")));
    }
}
