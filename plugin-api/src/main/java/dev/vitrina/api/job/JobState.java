package dev.vitrina.api.job;

/** Where a job is. */
public enum JobState {
    QUEUED,
    RUNNING,
    /** Stopped by the upstream; the host runs it again by itself. */
    WAITING,
    SUCCEEDED,
    FAILED,
    CANCELLED,
}
