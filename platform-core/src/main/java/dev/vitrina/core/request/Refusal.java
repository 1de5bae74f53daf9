package dev.vitrina.core.request;

/** Why a request is not let in, though nothing is wrong with its form. */
sealed interface Refusal {
    /** {@code X-Shop-Id} names no shop of the caller's. */
    record Shop() implements Refusal {}

    /** The API key is none of this host's, was revoked or has expired. */
    record UnknownKey() implements Refusal {}

    /** The API key has used up its requests per minute. */
    record TooManyRequests(long retryAfterSeconds) implements Refusal {}
}
