package dev.vitrina.cache.simulation;

import dev.vitrina.cache.Budget;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheCounts;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.Coherence;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.LoadContext;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Loader;
import dev.vitrina.cache.activity.ActivityRow;
import dev.vitrina.cache.activity.ActivityStore;
import dev.vitrina.cache.entry.EntryCache;
import dev.vitrina.cache.entry.Stores;
import dev.vitrina.cache.entry.Wiring;
import dev.vitrina.cache.execution.ManualExecution;
import dev.vitrina.cache.memory.MemoryCache;
import dev.vitrina.cache.policy.PolicySource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The real engine over the simulated store, step by step on the test's thread: what a read does, without a schedule. */
final class Bench {

    static final CachePolicy POLICY = CachePolicy.freshFor(Duration.ofMinutes(1))
        .withStale(Duration.ofMinutes(1), Duration.ofHours(1))
        .withJitter(0)
        .withCoherence(new Coherence.Eventual());
    static final CacheKey KEY = new CacheKey(1, "e", "r");

    final ManualExecution execution = new ManualExecution();
    final SimulatedPostgres postgres = new SimulatedPostgres(execution::nanoTime);
    final Line line = new Line();
    final SimulatedEntries entries = new SimulatedEntries(postgres, line, Witness.NONE, Flaw.NONE);
    private final Map<Long, CacheCounts> counted = new HashMap<>();
    Budget budget = Budget.unlimited();
    /** Of the machines that the replicas run on. */
    Duration clockError = Duration.ZERO;

    /** What the replicas wrote down of a tenant. */
    CacheCounts counted(long tenant, Wiring.Wired replica) {
        replica.activity().flush();
        return counted.getOrDefault(tenant, CacheCounts.NONE);
    }

    private final class Counts implements ActivityStore {

        @Override
        public void add(List<ActivityRow> rows) {
            rows.forEach(row -> counted.merge(row.tenant(), row.counts(), CacheCounts::plus));
        }

        @Override
        public Map<Long, CacheCounts> today(Collection<Long> tenants) {
            return Map.of();
        }
    }

    /** A connection that may be cut. */
    static final class Line implements Link {

        boolean cut;
        int writes;
        /** Runs before each write, with its number. */
        IntConsumer beforeWrite = number -> {};
        /** Runs before each statement. */
        Runnable before = () -> {};

        @Override
        public <T> T write(Supplier<T> statement) {
            beforeWrite.accept(++writes);
            return read(statement);
        }

        @Override
        public <T> T read(Supplier<T> statement) {
            before.run();
            if (cut) {
                throw new CacheStoreException("cut", new IllegalStateException());
            }
            return statement.get();
        }

        @Override
        public void awaitLock(Object row) {}
    }

    /** Answers "v1", "v2" and so on, or what it is told to. */
    static final class Source implements Loader<String> {

        final List<LoadContext> calls = new ArrayList<>();

        @Nullable
        Supplier<LoadResult<String>> answer;

        @Override
        public LoadResult<String> load(LoadContext context) {
            calls.add(context);
            return answer == null ? new LoadResult.Loaded<>("v" + calls.size()) : answer.get();
        }

        void fails(FailureKind kind, @Nullable Duration retryAfter) {
            answer = () -> new LoadResult.Failed<>(kind, "no", retryAfter);
        }
    }

    /** Another process over the same store. */
    Wiring.Wired replica() {
        SimulatedInvalidations invalidations = new SimulatedInvalidations(
            postgres,
            line,
            Witness.NONE,
            ended -> {},
            () -> {
                throw new CacheStoreException("not followed", new IllegalStateException());
            }
        );
        Stores stores = new Stores(
            entries,
            entries,
            new SimulatedPauses(postgres, line, Witness.NONE),
            invalidations,
            new NoDeferred(),
            new Counts()
        );
        return new Wiring(
            stores,
            new MemoryCache(1 << 20, Runnable::run),
            (tenant, endpoint, priority, reserve) -> budget.delay(tenant, endpoint, priority, reserve),
            PolicySource.declared(),
            execution,
            execution::nanoTime,
            () -> postgres.clock().plus(clockError),
            new SplittableRandom(7)
        ).wire();
    }

    CacheAnswer<String> get(EntryCache cache, CachePolicy policy, Loader<String> origin) {
        return get(cache, KEY, policy, origin);
    }

    /** Runs what the read started behind, too. */
    CacheAnswer<String> get(EntryCache cache, CacheKey key, CachePolicy policy, Loader<String> origin) {
        CacheAnswer<String> answer = cache.get(new CacheRequest<>(key, policy, Codec.utf8(), origin));
        execution.run();
        return answer;
    }
}
