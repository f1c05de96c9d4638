package io.partnerledger.kernel.pla;

import java.util.regex.Pattern;

/**
 * A Partner Location Account ID, once called MPN ID: digits only, kept as given (S23).
 *
 * <p>It names a location of a partner, and is what an order or a subscription carries as its partner of record.
 */
public record PlaId(String value) {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,12}");

    public PlaId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("A PLA ID is a number of up to 12 digits.");
        }
    }

    public static PlaId of(String value) {
        return new PlaId(value);
    }

    /** Whether the text could be a PLA ID at all; says nothing of its existence. */
    public static boolean isWellFormed(String text) {
        return text != null && DIGITS.matcher(text).matches();
    }

    /** The name of the stream that owns the number's uniqueness. */
    public String stream() {
        return "pla:" + value;
    }

    /** The stream's name: what Axon takes as the aggregate's identifier. */
    @Override
    public String toString() {
        return stream();
    }
}
