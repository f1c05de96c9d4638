package io.partnerledger.events.following;

/** So much can't be folded that it is the program's fault and not the events': the projection stops where it is. */
public final class TooManyDeadLetters extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyDeadLetters(Shape shape, int limit, Reason reason, RuntimeException last) {
        super(
                "More than " + limit + " sequences of " + shape.name()
                        + " can't be folded (ledger.dead-letters.limit), the last for the reason: " + reason + ".",
                last);
    }
}
