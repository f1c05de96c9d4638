package io.partnerledger.kernel.order;

import io.partnerledger.kernel.partnerofrecord.Judgement;
import io.partnerledger.kernel.partnerofrecord.Verdict;
import io.partnerledger.kernel.pla.PlaId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of an order: both are kept. */
public sealed interface OrderOutcome {

    /** It stands. */
    record Placed(Order order) implements OrderOutcome {}

    /** It was stopped, and nothing was bought. */
    record Blocked(OrderId order, List<BlockedLine> lines) implements OrderOutcome {

        public Blocked {
            lines = List.copyOf(lines);
        }
    }

    /** It stands, and a change of it was stopped as a whole. */
    record ChangeBlocked(OrderId order, List<Judgement> judgements) implements OrderOutcome {

        public ChangeBlocked {
            judgements = List.copyOf(judgements);
        }
    }

    /** A line whose partner of record didn't pass: all that is wrong with it, and what of that blocks. */
    record BlockedLine(int lineItemNumber, @Nullable PlaId partnerIdOnRecord, Verdict verdict) {}
}
