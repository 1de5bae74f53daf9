package dev.vitrina.cache.chaos;

import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.LoadContext;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.history.World;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The one origin of all members: it has each key's version, and is at times slow, down or broken. */
@FunctionalInterface
interface ChaosOrigin {
    /** The version is that of the moment of the call, however long the answer takes. */
    record Told(long version, Mood mood, int millis) {}

    enum Mood {
        WELL,
        DOWN,
        BUSY,
        THROWING,
    }

    Told ask(int key);

    static ChaosOrigin of(Chronicle chronicle) {
        return key -> {
            long version = chronicle.called(key);
            ThreadLocalRandom random = ThreadLocalRandom.current();
            Mood mood = switch (random.nextInt(40)) {
                case 0 -> Mood.DOWN;
                case 1 -> Mood.BUSY;
                case 2 -> Mood.THROWING;
                default -> Mood.WELL;
            };
            if (mood == Mood.THROWING) {
                chronicle.loaderThrows();
            }
            return new Told(version, mood, random.nextInt(20) == 0 ? 300 : random.nextInt(12));
        };
    }

    /** A read of the key under a policy of {@link Policies}. */
    default CacheRequest<String> request(int key, int policy) {
        return new CacheRequest<>(
            World.KEYS.get(key),
            Policies.ALL.get(policy),
            Codec.utf8(),
            context -> load(key, context),
            World.asked(key),
            Priority.INTERACTIVE
        );
    }

    private LoadResult<String> load(int key, LoadContext context) {
        Told told = ask(key);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(told.millis()));
        return switch (told.mood()) {
            case WELL -> World.answer(key, told.version(), context.etag());
            case DOWN -> new LoadResult.Failed<>(FailureKind.UNAVAILABLE, "down", Duration.ofMillis(50));
            case BUSY -> new LoadResult.Failed<>(FailureKind.RATE_LIMITED, "busy", Duration.ofMillis(50));
            case THROWING -> throw new IllegalStateException("The loader is broken");
        };
    }
}
