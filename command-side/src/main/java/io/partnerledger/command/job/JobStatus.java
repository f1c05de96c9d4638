package io.partnerledger.command.job;

/** How far a job is. */
public enum JobStatus {
    /** Waits for somebody to run it. */
    QUEUED,
    RUNNING,
    /** Every line has its outcome. */
    DONE,
    /** Stopped on demand; the lines not yet done stay undone. */
    CANCELLED,
    /** Can't go on; the lines that were done stay done. */
    FAILED;

    boolean finished() {
        return this != QUEUED && this != RUNNING;
    }
}
