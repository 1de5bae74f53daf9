package dev.vitrina.sandbox.quota;

/** What the bucket says to a call. */
public sealed interface QuotaVerdict {
    /** Quotas are switched off: no header is sent. */
    record Unlimited() implements QuotaVerdict {}

    /** @param remaining calls left in the burst */
    record Granted(int remaining) implements QuotaVerdict {}

    /**
     * Too early.
     *
     * @param retrySeconds until the next call is allowed, rounded up
     * @param resetSeconds until the burst is full again, rounded up: a duration, not a point in time
     * @param limit        size of the burst
     */
    record Denied(long retrySeconds, long resetSeconds, int limit) implements QuotaVerdict {}
}
