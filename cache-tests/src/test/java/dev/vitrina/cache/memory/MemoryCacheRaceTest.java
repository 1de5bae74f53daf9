package dev.vitrina.cache.memory;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.activity.EndpointActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bytes that are counted are those that are held, whoever puts and removes meanwhile. */
@Tag("lincheck")
public class MemoryCacheRaceTest {

    private static final int ORDERS = Integer.getInteger("vitrina.race.orders", 60);
    private static final CacheKey KEY = new CacheKey(7, "e", "one");
    private static final CacheRequest<byte[]> REQUEST = new CacheRequest<>(
        KEY,
        CachePolicy.freshFor(Duration.ofMinutes(1)),
        Codec.bytes(),
        context -> new LoadResult.NotFound<>(),
        Set.of(),
        Priority.INTERACTIVE
    );

    @Test
    void theBytesAreThoseOfWhatIsHeldAndNeverNegative() {
        check(Real.class);
    }

    @Test
    void countingOnlyOnceItIsHeldWouldBeNegativeForAWhile() {
        assertThatThrownBy(() -> check(CountedLate.class))
            .isInstanceOf(LincheckAssertionError.class)
            .hasMessageContaining("bytes are negative");
    }

    @Test
    void subtractingWhatWasSeenBeforeWouldCountWrong() {
        assertThatThrownBy(() -> check(CountedBySight.class))
            .isInstanceOf(LincheckAssertionError.class)
            .hasMessageContaining("other bytes are counted than are held");
    }

    /**
     * Each call of Caffeine is one step, and with it the removal listener: its own races are not ours. So is one of a map, or a
     * thread that is kept waiting within a map would hold up the listener of the other one for good.
     */
    private static void check(Class<?> operations) {
        new ModelCheckingOptions()
            .threads(2)
            .actorsBefore(1)
            .actorsPerThread(2)
            .actorsAfter(0)
            .iterations(5)
            .invocationsPerIteration(ORDERS / 2)
            .minimizeFailedScenario(false)
            .addGuarantee(
                ManagedStrategyGuaranteeKt.forClasses(
                    name ->
                        name.startsWith("com.github.benmanes.caffeine.") ||
                        name.equals("java.util.concurrent.ConcurrentHashMap")
                )
                    .allMethods()
                    .treatAsAtomic()
            )
            .check(operations);
    }

    /** What Lincheck calls in any order on two threads. */
    public abstract static class Operations {

        private volatile HeldEntry last = entry(1);

        @Operation
        public void putSmall() {
            putNew(entry(100));
        }

        @Operation
        public void putLarge() {
            putNew(entry(1_000));
        }

        @Operation
        public void removeLast() {
            remove(last);
            requireNotNegative();
        }

        /** Each once only: Caffeine does not tell when an entry takes its own place. */
        private void putNew(HeldEntry entry) {
            last = entry;
            put(entry);
            requireNotNegative();
        }

        private void requireNotNegative() {
            if (bytes() < 0) {
                throw new IllegalStateException("bytes are negative");
            }
        }

        @Validate
        public void theBytesAreThoseOfWhatIsHeld() {
            HeldEntry held = held();
            if (bytes() != (held == null ? 0 : weight(held))) {
                throw new IllegalStateException("other bytes are counted than are held");
            }
        }

        abstract void put(HeldEntry entry);

        abstract void remove(HeldEntry entry);

        abstract long bytes();

        abstract @Nullable HeldEntry held();
    }

    public static class Real extends Operations {

        private final MemoryCache memory = new MemoryCache(10_000, Runnable::run);

        @Override
        void put(HeldEntry entry) {
            memory.put(KEY, entry, 1);
        }

        @Override
        void remove(HeldEntry entry) {
            memory.remove(KEY, entry);
        }

        @Override
        long bytes() {
            return memory.bytesOf("e");
        }

        @Override
        @Nullable
        HeldEntry held() {
            return memory.peek(KEY);
        }
    }

    public static class CountedLate extends Operations {

        final AtomicLong bytes = new AtomicLong();
        final Cache<CacheKey, HeldEntry> entries = Caffeine.newBuilder()
            .executor(Runnable::run)
            .<CacheKey, HeldEntry>removalListener((key, entry, cause) ->
                bytes.addAndGet(-weight(Objects.requireNonNull(entry)))
            )
            .build();

        @Override
        void put(HeldEntry entry) {
            entries.put(KEY, entry);
            bytes.addAndGet(weight(entry));
        }

        @Override
        void remove(HeldEntry entry) {
            entries.asMap().remove(KEY, entry);
        }

        @Override
        long bytes() {
            return bytes.get();
        }

        @Override
        @Nullable
        HeldEntry held() {
            return entries.getIfPresent(KEY);
        }
    }

    public static class CountedBySight extends CountedLate {

        private final Cache<CacheKey, HeldEntry> silent = Caffeine.newBuilder().executor(Runnable::run).build();

        @Override
        void put(HeldEntry entry) {
            HeldEntry before = silent.getIfPresent(KEY);
            bytes.addAndGet(weight(entry) - (before == null ? 0 : weight(before)));
            silent.put(KEY, entry);
        }

        @Override
        void remove(HeldEntry entry) {
            if (silent.asMap().remove(KEY, entry)) {
                bytes.addAndGet(-weight(entry));
            }
        }

        @Override
        long bytes() {
            return Math.max(0, super.bytes());
        }

        @Override
        @Nullable
        HeldEntry held() {
            return silent.getIfPresent(KEY);
        }
    }

    private static int weight(HeldEntry entry) {
        return entry.weight(KEY.endpoint().length() + KEY.request().length());
    }

    private static HeldEntry entry(int length) {
        Kept kept = new Kept(
            new byte[length],
            null,
            Instant.EPOCH,
            new Ageing(() -> 0, 0),
            0,
            new int[] { 1 },
            new EndpointActivity()
        );
        return new HeldEntry(kept, REQUEST, 0);
    }
}
