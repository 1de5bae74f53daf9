package dev.vitrina.cache;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a mirror holds for a tenant.
 *
 * @param asOf     when the last complete run began: the age of the oldest thing in the mirror; null before the first
 * @param complete whether the whole collection was read at least once
 * @param rows     rows held
 * @param current  the run under way, or one that was interrupted and will go on; null when there is none
 * @param last     the last finished run; null before the first
 * @param readAt   when this was read, by the database's clock
 */
public record MirrorStatus(
    @Nullable Instant asOf,
    boolean complete,
    long rows,
    @Nullable SyncRun current,
    @Nullable SyncRun last,
    Instant readAt
) {
    private static final Problem NEVER = new Problem(
        FailureKind.UNAVAILABLE,
        "The first sync has not finished yet",
        null
    );

    /**
     * Freshness of what the rows answer, as of {@link #readAt}.
     *
     * @param fresh how old the mirror may be and still count as fresh
     */
    public Freshness freshness(Duration fresh) {
        Problem problem = current == null ? null : current.problem();
        if (asOf == null) {
            return freshness(Instant.EPOCH, fresh, problem == null ? NEVER : problem);
        }
        return freshness(asOf, fresh, problem);
    }

    private Freshness freshness(Instant since, Duration fresh, @Nullable Problem problem) {
        Duration age = Duration.between(since, readAt);
        Freshness.State state = age.compareTo(fresh) <= 0
            ? Freshness.State.FRESH
            : problem == null ? Freshness.State.STALE : Freshness.State.STALE_ON_ERROR;
        return new Freshness(
            state,
            since,
            age.isNegative() ? Duration.ZERO : age,
            since.plus(fresh),
            Freshness.Source.MIRROR,
            problem
        );
    }
}
