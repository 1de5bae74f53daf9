package dev.vitrina.cache;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How old an answer is and where it came from. Data never travels without it.
 *
 * <p>One object may go to many readers, so the age is counted when it is asked for, not when the answer was given.
 *
 * @param state     whether the policy called the value fresh when the answer was given
 * @param fetchedAt when the origin gave the value, by the database's clock
 * @param counter   tells {@link #age()}
 * @param expiresAt until when the value counts as fresh; in the past for a stale value
 * @param source    where this answer was found
 * @param problem   why a newer value could not be had, if one was tried; null otherwise
 */
public record Freshness(
    State state,
    Instant fetchedAt,
    Age counter,
    Instant expiresAt,
    Source source,
    @Nullable Problem problem
) {
    /** With an age that is known and counts no further. */
    public Freshness(
        State state,
        Instant fetchedAt,
        Duration age,
        Instant expiresAt,
        Source source,
        @Nullable Problem problem
    ) {
        this(state, fetchedAt, Age.of(age), expiresAt, source, problem);
    }

    /** How long ago the origin gave the value; never negative. */
    public Duration age() {
        return counter.now();
    }

    /** Whether the policy still calls the value fresh. */
    public enum State {
        FRESH,
        /** Older than fresh, or not whole yet; a refresh has been started or is not due yet. */
        STALE,
        /** Older than fresh because the origin could not be reached or refused. */
        STALE_ON_ERROR,
    }

    /** Where an answer was found. */
    public enum Source {
        /** This process's memory. */
        MEMORY,
        /** The shared store. */
        STORE,
        /** The origin, just now. */
        ORIGIN,
        /** A mirror's rows. */
        MIRROR,
    }
}
