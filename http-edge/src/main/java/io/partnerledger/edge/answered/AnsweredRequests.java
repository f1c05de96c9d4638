package io.partnerledger.edge.answered;

import java.util.Optional;

/** Remembers for some time what requests were answered, for all processes that answer them. */
public interface AnsweredRequests {

    /** The answer kept under that name. */
    Optional<GivenAnswer> find(String name);

    /**
     * Keeps an answer before it is given.
     *
     * @return the answer that stands: another one, where another process was faster
     */
    GivenAnswer keep(GivenAnswer answer);

    /** Keeps an answer soon. It may get lost; what it tells of is in the ledger and would be told again. */
    void keepSoon(GivenAnswer answer);
}
