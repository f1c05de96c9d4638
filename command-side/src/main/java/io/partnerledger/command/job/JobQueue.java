package io.partnerledger.command.job;

import java.util.UUID;

/** Where jobs wait to be run; none is lost by a restart. */
@FunctionalInterface
interface JobQueue {

    /** Has it run as soon as may be; one that waits or runs already stays as it is. */
    void add(UUID job);
}
