package io.partnerledger.events.store;

/**
 * Where the event store ends.
 *
 * <p>Asked while the store is away, it fails with a {@link org.springframework.dao.DataAccessResourceFailureException}.
 */
public interface Head {

    /** At least the position of whatever this thread's last command has appended. */
    long afterAppend();

    /** The position of the last event of all, whoever appended it; 0 while there is none. */
    long now();
}
