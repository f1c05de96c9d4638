package io.partnerledger.standalone.start;

import java.util.Set;

/** What has to be there before the ledger: its database and its keys. */
public interface Groundwork extends AutoCloseable {

    /** The properties it provides. */
    Set<String> names();

    /**
     * One of the properties; waits for it.
     *
     * @throws CannotStart if it can't be had
     */
    String value(String name);

    /** Where everything is kept, for people. */
    String description();

    @Override
    void close();
}
