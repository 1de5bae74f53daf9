package dev.vitrina.cache.history;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.Coherence;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Freshness.Source;
import dev.vitrina.cache.Freshness.State;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.history.Violation.Rule;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One read, judged by what had happened before it began: the oracle of the simulation and of the chaos on real threads.
 *
 * <p>A version is too old when an invalidation that reaches it had returned before the read began and the origin was newer already
 * when that invalidation began. Which invalidations bind is the policy's {@link Coherence}: those of the same replica always,
 * those of others at once, after a while, or when nothing disturbs any more.
 */
public final class ReadCheck {

    /** A read may come back this much later than its policy says, its own round trips not counted. */
    private static final long GRACE = 1_000_000;

    /** What the engine says when something threw. */
    private static final Set<String> EXCEPTIONS = Set.of(
        "The origin could not be asked",
        "The cache could not look the entry up"
    );

    /** How an answer begins that there is no quota; what for comes after it. */
    public static final String BUSY_FOR = "busy for ";

    /** What is said of loads that nobody waits for. */
    private static final Set<String> REFUSALS_OF_LESS = Set.of(
        "The origin's quota is kept for more urgent calls",
        BUSY_FOR + Priority.REFRESH,
        BUSY_FOR + Priority.EAGER
    );

    private final Past history;
    private final Reader replica;
    private final int key;
    private final CachePolicy policy;
    private final boolean behind;
    private final boolean quiet;
    private final long began;
    private final long beganAt;
    private final LongSupplier roundTrips;
    private final long roundTripsBefore;

    /**
     * Made just before the read begins.
     *
     * @param behind     whether nobody waits for it
     * @param quiet      whether all that was disturbed is over for long, so that every invalidation binds everybody
     * @param roundTrips for how many nanoseconds its reader has waited for round trips so far
     */
    public ReadCheck(
        Past history,
        Reader replica,
        int key,
        CachePolicy policy,
        boolean behind,
        boolean quiet,
        LongSupplier roundTrips
    ) {
        this.history = history;
        this.replica = replica;
        this.key = key;
        this.policy = policy;
        this.behind = behind;
        this.quiet = quiet;
        this.roundTrips = roundTrips;
        this.began = history.event();
        this.beganAt = history.now();
        this.roundTripsBefore = roundTrips.getAsLong();
        history.say("%s reads key %s by %s", replica, key, policy.coherence());
    }

    /** @param newest the newest version that the origin may have told of by now */
    public void judge(CacheAnswer<String> answer, long newest) {
        history.say("%s gets %s", replica, told(answer));
        checkPatience();
        switch (answer) {
            case CacheAnswer.Found<String>(String value, Freshness freshness) -> {
                String[] parts = value.split("\\|", -1);
                if (Long.parseLong(parts[0]) != World.KEYS.get(key).tenant() || Integer.parseInt(parts[1]) != key) {
                    history.violation(Rule.OWN_DATA, "%s read key %s and got %s", replica, key, value);
                }
                long version = Long.parseLong(parts[2]);
                if (World.isPrivate(version) && freshness.source() != Source.ORIGIN) {
                    history.violation(Rule.NOT_KEPT, "%s read key %s: %s", replica, key, told(answer));
                }
                Invalidated broken = broken(version, freshness);
                if (broken != null) {
                    history.violation(
                        Rule.COHERENT,
                        "%s read key %s by %s and got version %s though %s returned: %s",
                        replica,
                        key,
                        policy.coherence(),
                        version,
                        broken,
                        told(freshness)
                    );
                }
                checkAge(freshness, false);
            }
            case CacheAnswer.Absent<String>(Freshness freshness) -> {
                checkAbsent(freshness, newest);
                checkAge(freshness, true);
            }
            case CacheAnswer.Failed<String>(Problem problem) -> {
                if (EXCEPTIONS.contains(problem.message()) && !history.loaderThrew()) {
                    history.violation(Rule.NO_EXCEPTION, "%s read key %s: %s", replica, key, problem);
                }
                if (!behind && REFUSALS_OF_LESS.contains(problem.message())) {
                    history.violation(Rule.URGENT, "%s read key %s for a user: %s", replica, key, problem);
                }
            }
        }
    }

    private static String told(CacheAnswer<String> answer) {
        return switch (answer) {
            case CacheAnswer.Found<String>(String value, Freshness freshness) -> value + ", " + told(freshness);
            case CacheAnswer.Absent<String>(Freshness freshness) -> "nothing, " + told(freshness);
            case CacheAnswer.Failed<String>(Problem problem) -> problem.toString();
        };
    }

    private static String told(Freshness freshness) {
        return "%s from %s of %s, %s".formatted(
            freshness.state(),
            freshness.source(),
            freshness.fetchedAt(),
            freshness.problem()
        );
    }

    private void checkPatience() {
        long longest = Math.max(policy.hardTimeout().toNanos(), policy.softTimeout().toNanos());
        long waited = history.now() - beganAt - (roundTrips.getAsLong() - roundTripsBefore);
        if (waited > longest + GRACE + history.lateness()) {
            history.violation(Rule.PATIENT, "%s read key %s and waited %s", replica, key, Duration.ofNanos(waited));
        }
    }

    /** There must be a version that did not exist and that may still be told. */
    private void checkAbsent(Freshness freshness, long newest) {
        for (long version = newest; version > 0; version--) {
            if (World.isAbsent(version) && broken(version, freshness) == null) {
                return;
            }
        }
        history.violation(
            Rule.COHERENT,
            "%s read key %s by %s and got nothing: %s",
            replica,
            key,
            policy.coherence(),
            told(freshness)
        );
    }

    /** The newest invalidation that forbids this version; null when none does. */
    private @Nullable Invalidated broken(long version, Freshness freshness) {
        for (Invalidated invalidated : history.invalidations().reversed()) {
            if (version >= invalidated.versions[key]) {
                return null;
            }
            if (
                World.covers(invalidated.scope, key, version) &&
                binds(invalidated, freshness) &&
                (invalidated.hard || freshness.state() != State.STALE_ON_ERROR)
            ) {
                return invalidated;
            }
        }
        return null;
    }

    private boolean binds(Invalidated invalidated, Freshness freshness) {
        if (invalidated.returned() > began) {
            return false;
        }
        if (quiet || invalidated.replica == replica || invalidated.returned() < replica.born()) {
            return true;
        }
        return switch (policy.coherence()) {
            case Coherence.Strict() -> true;
            case Coherence.Bounded(Duration delta) -> invalidated.returnedAt <= beganAt - delta.toNanos() &&
            !toldOfOutage(freshness, delta);
            case Coherence.Eventual() -> false;
        };
    }

    /** A replica that cannot reach the store may go on with what it has, if it says so. */
    private boolean toldOfOutage(Freshness freshness, Duration delta) {
        return freshness.problem() != null && replica.lastFailure() >= beganAt - delta.toNanos();
    }

    private void checkAge(Freshness freshness, boolean absent) {
        if (freshness.source() == Source.ORIGIN || !history.stamped(freshness.fetchedAt())) {
            return;
        }
        Duration stale = policy.staleWhileRevalidate();
        Duration fallback = stale.compareTo(policy.staleIfError()) > 0 ? stale : policy.staleIfError();
        Duration fresh = absent ? policy.notFoundFor() : policy.fresh();
        Duration limit = switch (freshness.state()) {
            case FRESH -> fresh;
            case STALE -> fresh.plus(stale);
            case STALE_ON_ERROR -> fresh.plus(fallback);
        };
        Duration age = Duration.between(freshness.fetchedAt(), history.clock());
        if (age.compareTo(limit.plusNanos(2_000 + history.lateness())) > 0) {
            history.violation(Rule.YOUNG_ENOUGH, "%s read key %s, %s old, as %s", replica, key, age, told(freshness));
        }
    }
}
