package dev.vitrina.cache.chaos;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Freshness.Source;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.history.Invalidated;
import dev.vitrina.cache.history.Past;
import dev.vitrina.cache.history.ReadCheck;
import dev.vitrina.cache.history.Reader;
import dev.vitrina.cache.history.Violation;
import dev.vitrina.cache.history.Violation.Rule;
import dev.vitrina.cache.history.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened on real threads, in one order. An invalidation counts as returned only after it has, and a read as begun before it
 * has: whatever the threads do in between is in the engine's favour.
 */
final class Chronicle implements Past {

    /** Threads are kept from running about so long on a busy machine. */
    private static final Duration LATENESS = Duration.ofMillis(500);

    /** No clock of a replica is wrong by less. */
    private static final Duration MOST_AGE = Duration.ofMinutes(4);

    private final List<Invalidated> invalidations = new ArrayList<>();
    private final long[] versions = new long[World.KEYS.size()];
    private final boolean storeStays;
    private List<Violation> violations = new ArrayList<>();
    private long events;
    private long reads;
    private long found;
    private long calls;
    private boolean threw;

    /** @param storeStays whether PostgreSQL can be reached all the time, so that nothing is ever dated by a replica's clock */
    Chronicle(boolean storeStays) {
        this.storeStays = storeStays;
        Arrays.fill(versions, 1);
    }

    @Override
    public synchronized long event() {
        return ++events;
    }

    @Override
    public long now() {
        return System.nanoTime();
    }

    /** The database is on this machine. */
    @Override
    public Instant clock() {
        return Instant.now();
    }

    @Override
    public long lateness() {
        return LATENESS.toNanos();
    }

    @Override
    public boolean stamped(Instant fetchedAt) {
        return storeStays || Duration.between(fetchedAt, clock()).abs().compareTo(MOST_AGE) < 0;
    }

    @Override
    public synchronized boolean loaderThrew() {
        return threw;
    }

    @Override
    public List<Invalidated> invalidations() {
        return invalidations;
    }

    @Override
    public synchronized void violation(Rule rule, String what, @Nullable Object... others) {
        violations.add(new Violation(rule, now(), what.formatted(others)));
    }

    @Override
    public void say(String what, @Nullable Object... others) {}

    /** The origin is asked, and answers with the version of this moment. */
    synchronized long called(int key) {
        calls++;
        return versions[key];
    }

    synchronized void loaderThrows() {
        threw = true;
    }

    /** The key changes at the origin, and somebody is about to invalidate it. */
    synchronized Invalidated invalidating(int key, Scope scope, boolean hard, Reader replica) {
        versions[key]++;
        event();
        Invalidated invalidated = new Invalidated(scope, hard, replica, versions.clone());
        invalidations.add(invalidated);
        return invalidated;
    }

    synchronized void returned(Invalidated invalidated) {
        invalidated.returned(event(), now());
    }

    synchronized void judge(ReadCheck check, CacheAnswer<String> answer, int key) {
        reads++;
        switch (answer) {
            case CacheAnswer.Found<String> value -> requirePast(value.freshness());
            case CacheAnswer.Absent<String> nothing -> requirePast(nothing.freshness());
            case CacheAnswer.Failed<String> ignored -> {}
        }
        check.judge(answer, versions[key]);
    }

    /** What is broken in the work, which does not count. Nothing else may be going on. */
    List<Violation> tried(Runnable work) {
        List<Violation> before = violations;
        violations = new ArrayList<>();
        try {
            work.run();
            return violations;
        } finally {
            violations = before;
        }
    }

    synchronized List<Violation> violations() {
        return List.copyOf(violations);
    }

    @Override
    public synchronized String toString() {
        return "%d reads (%d with an answer), %d invalidations, %d calls of the origin, %d violations".formatted(
            reads,
            found,
            invalidations.size(),
            calls,
            violations.size()
        );
    }

    private void requirePast(Freshness freshness) {
        found++;
        if (
            freshness.source() != Source.ORIGIN &&
            stamped(freshness.fetchedAt()) &&
            freshness.fetchedAt().isAfter(clock().plus(LATENESS))
        ) {
            violation(Rule.YOUNG_ENOUGH, "dated in the future: %s", freshness);
        }
    }
}
