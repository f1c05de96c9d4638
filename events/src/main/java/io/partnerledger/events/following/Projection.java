package io.partnerledger.events.following;

/**
 * A view of what happened, described once: which tables it has, and how each event changes their rows.
 *
 * <p>Positions, duplicates, following, generations and waiting for a position are the machinery's. Folding is pure: it
 * reads and writes the rows it is given and nothing else, neither clock nor database.
 */
public interface Projection {

    /** Its name, its version and its tables. */
    Shape shape();

    /** Says how each kind of event changes the rows. */
    void describe(Folding folding);
}
