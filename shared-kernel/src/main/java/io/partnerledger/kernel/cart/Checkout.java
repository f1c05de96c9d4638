package io.partnerledger.kernel.cart;

import io.partnerledger.kernel.order.Order;
import io.partnerledger.kernel.order.OrderOutcome;
import io.partnerledger.kernel.refusal.Refused;
import java.util.List;

/** What came of a checkout, group by group. */
public record Checkout(List<Group> groups) {

    public Checkout {
        groups = List.copyOf(groups);
    }

    /** What came of one group; the others stand or fall without it. */
    public sealed interface Group {

        String orderGroup();
    }

    /** Its order stands. */
    public record Placed(String orderGroup, Order order) implements Group {}

    /** A partner of record stopped it; that is kept. */
    public record Blocked(String orderGroup, List<OrderOutcome.BlockedLine> lines) implements Group {

        public Blocked {
            lines = List.copyOf(lines);
        }
    }

    /** It can't be ordered as it is; nothing of that is kept. */
    public record NotAccepted(String orderGroup, Refused refusal) implements Group {}
}
