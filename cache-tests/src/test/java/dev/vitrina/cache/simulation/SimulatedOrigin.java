package dev.vitrina.cache.simulation;

import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.LoadContext;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.history.ReadCheck;
import dev.vitrina.cache.history.World;
import dev.vitrina.cache.simulation.History.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The origin: each key has one version at a time, and each answer tells which one it was when the call arrived.
 */
final class SimulatedOrigin {

    /** How it answers. */
    enum Mood {
        WELL,
        SLOW,
        HANGING,
        DOWN,
        THROWING,
        BUSY,
        REFUSING,
        UNAUTHORISED,
    }

    private final Scheduler scheduler;
    private final History history;
    private final long[] versions = new long[World.KEYS.size()];
    private final List<Mood> moods = new ArrayList<>();

    SimulatedOrigin(Scheduler scheduler, History history) {
        this.scheduler = scheduler;
        this.history = history;
        Arrays.fill(versions, 1);
        World.KEYS.forEach(ignored -> moods.add(Mood.WELL));
    }

    void change(int key) {
        versions[key]++;
    }

    /** What each key is now. */
    long[] versions() {
        return versions.clone();
    }

    void mood(int key, Mood mood) {
        moods.set(key, mood);
    }

    /** A read of the key under a policy of {@link World}. */
    CacheRequest<String> request(int key, int policy, boolean behind) {
        return new CacheRequest<>(
            World.KEYS.get(key),
            World.POLICIES.get(policy),
            Codec.utf8(),
            context -> load(key, World.POLICIES.get(policy).version(), context),
            World.asked(key),
            behind ? Priority.EAGER : Priority.INTERACTIVE
        );
    }

    private LoadResult<String> load(int key, int policyVersion, LoadContext context) {
        Call call = history.called(key, policyVersion);
        try {
            Mood mood = moods.get(key);
            takeTime(mood);
            return answer(key, mood, versions[key], context);
        } finally {
            dawdle();
            history.answered(call);
        }
    }

    private LoadResult<String> answer(int key, Mood mood, long version, LoadContext context) {
        return switch (mood) {
            case DOWN -> new LoadResult.Failed<>(FailureKind.UNAVAILABLE, "down", null);
            case THROWING -> {
                history.loaderThrows();
                throw new IllegalStateException("The simulated loader is broken");
            }
            case BUSY -> new LoadResult.Failed<>(
                FailureKind.RATE_LIMITED,
                ReadCheck.BUSY_FOR + context.priority(),
                Duration.ofMillis(200L + scheduler.choose(3_000))
            );
            case REFUSING -> new LoadResult.Failed<>(FailureKind.REJECTED, "refused", null);
            case UNAUTHORISED -> new LoadResult.Failed<>(
                FailureKind.UNAUTHORISED,
                "who are you",
                Duration.ofMillis(200L + scheduler.choose(3_000))
            );
            case WELL, SLOW, HANGING -> World.answer(key, version, context.etag());
        };
    }

    private void takeTime(Mood mood) {
        switch (mood) {
            case SLOW -> scheduler.sleep(scheduler.choose(1_500) * 1_000_000L);
            // Half of the clients notice an interruption, the others wait for their own time-out.
            case HANGING -> {
                if (scheduler.choose(2) == 0) {
                    scheduler.park(10_000_000_000L, true);
                } else {
                    scheduler.sleep(scheduler.choose(5_000) * 1_000_000L);
                }
            }
            default -> dawdle();
        }
    }

    private void dawdle() {
        int kind = scheduler.choose(100);
        if (kind >= 40) {
            scheduler.sleep(scheduler.choose(kind < 90 ? 30_000_000 : 700_000_000));
        }
    }
}
