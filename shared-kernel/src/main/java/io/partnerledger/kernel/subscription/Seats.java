package io.partnerledger.kernel.subscription;

/** How many licences a subscription has. */
public record Seats(int value) {

    /** More than any customer has; beyond it a number is a mistake. */
    public static final int MOST = 10_000_000;

    public Seats {
        if (!isInRange(value)) {
            throw new IllegalArgumentException("A quantity is a number from 1 to " + MOST + ".");
        }
    }

    public static Seats of(int value) {
        return new Seats(value);
    }

    public static boolean isInRange(long number) {
        return number >= 1 && number <= MOST;
    }
}
