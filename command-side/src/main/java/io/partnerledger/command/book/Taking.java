package io.partnerledger.command.book;

import io.partnerledger.command.job.LineOutcome;
import io.partnerledger.command.job.LineResult;
import io.partnerledger.edge.fault.Complaint;
import io.partnerledger.kernel.book.ImportOutcome;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import java.util.function.Supplier;

/** What comes of a line whose words are in order. */
final class Taking {

    private Taking() {}

    /** The result, also where the ledger refuses. */
    static LineResult of(Supplier<LineResult> taking) {
        try {
            return taking.get();
        } catch (Refused refused) {
            LineOutcome outcome =
                    refused.code().kind() == RefusalCode.Kind.NOT_FOUND ? LineOutcome.NOT_FOUND : LineOutcome.REFUSED;
            return LineResult.of(outcome).because(Complaint.about(refused));
        }
    }

    static LineResult result(ImportOutcome outcome) {
        return LineResult.of(
                switch (outcome) {
                    case IMPORTED -> LineOutcome.CHANGED;
                    case UNCHANGED -> LineOutcome.UNCHANGED;
                });
    }
}
