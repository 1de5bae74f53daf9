package dev.vitrina.cache.entry;

import dev.vitrina.cache.Budget;
import dev.vitrina.cache.activity.ActivityLog;
import dev.vitrina.cache.generation.Generations;
import dev.vitrina.cache.invalidation.Doorbell;
import dev.vitrina.cache.invalidation.InvalidationFeed;
import dev.vitrina.cache.invalidation.Invalidator;
import dev.vitrina.cache.jdbc.Database;
import dev.vitrina.cache.lease.LeaseStore;
import dev.vitrina.cache.memory.MemoryCache;
import dev.vitrina.cache.policy.PolicySource;
import dev.vitrina.cache.store.EntryStore;
import dev.vitrina.cache.store.PauseStore;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** Puts the cache of entries together. */
public record Wiring(
    Database database,
    Budget budget,
    PolicySource policies,
    long memoryBytes,
    Executor executor,
    ScheduledExecutorService timer,
    LongSupplier nanoTime,
    InstantSource clock,
    RandomGenerator random
) {
    /** The cache, and what its owner starts, flushes and closes. */
    public record Wired(EntryCache cache, InvalidationFeed feed, ActivityLog activity) {}

    public Wired wire() {
        Generations generations = new Generations();
        MemoryCache memory = new MemoryCache(memoryBytes);
        ActivityLog activity = new ActivityLog(database);
        Backoff backoff = new Backoff(random);
        CredentialPauses pauses = new CredentialPauses(new PauseStore(database), backoff, nanoTime);
        InvalidationFeed feed = new InvalidationFeed(database, generations, nanoTime, pauses::onScope);
        Invalidator invalidator = new Invalidator(database, generations, new Doorbell(database, timer, executor));
        Loading loading = loading(generations, memory, activity, backoff, pauses);
        SlowRead slowRead = new SlowRead(loading, memory, generations, nanoTime);
        EntryCache cache = new EntryCache(
            policies,
            memory,
            generations,
            feed,
            invalidator,
            activity,
            pauses,
            slowRead,
            nanoTime
        );
        return new Wired(cache, feed, activity);
    }

    private Loading loading(
        Generations generations,
        MemoryCache memory,
        ActivityLog activity,
        Backoff backoff,
        CredentialPauses pauses
    ) {
        EntryStore entries = new EntryStore(database);
        LeaseStore leases = new LeaseStore(database);
        Shelf shelf = new Shelf(memory, generations, activity, nanoTime);
        Lookup lookup = new Lookup(entries, memory, shelf, generations, pauses, budget, nanoTime, clock);
        Settlement settlement = new Settlement(entries, leases, shelf, pauses, backoff, activity, clock, nanoTime);
        return new Loading(
            new Flights(generations),
            lookup,
            leases,
            settlement,
            pauses,
            activity,
            executor,
            timer,
            random
        );
    }
}
