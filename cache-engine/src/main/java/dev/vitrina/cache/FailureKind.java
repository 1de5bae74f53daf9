package dev.vitrina.cache;

/** Why an origin gave no usable answer; decides between serving stale, remembering the failure and giving up. */
public enum FailureKind {
    /** The origin refused the request itself; the same request will be refused again. */
    REJECTED,
    /** The credential is not accepted; no request of this tenant will succeed until it is replaced. */
    UNAUTHORISED,
    /** The origin's rate limit, or our own share of it, is used up. */
    RATE_LIMITED,
    /** The origin is down, unreachable, or answered 5xx. */
    UNAVAILABLE,
    /** The origin answered something that is not what it promises: truncated JSON, wrong types, an error in a 200. */
    MALFORMED,
    /** The load did not end before the caller's deadline; it may still end and be kept. */
    TIMEOUT,
}
