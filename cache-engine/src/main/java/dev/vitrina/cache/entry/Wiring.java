package dev.vitrina.cache.entry;

import dev.vitrina.cache.Budget;
import dev.vitrina.cache.CacheWarming;
import dev.vitrina.cache.activity.ActivityLog;
import dev.vitrina.cache.execution.Execution;
import dev.vitrina.cache.generation.Generations;
import dev.vitrina.cache.invalidation.Deferrals;
import dev.vitrina.cache.invalidation.Doorbell;
import dev.vitrina.cache.invalidation.InvalidationFeed;
import dev.vitrina.cache.invalidation.Invalidator;
import dev.vitrina.cache.memory.MemoryCache;
import dev.vitrina.cache.policy.PolicySource;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Puts the cache of entries together.
 *
 * @param nanoTime the counter that ages in memory go by
 * @param clock    dates answers that the stores could not or would not take, until they have told the time
 */
public record Wiring(
    Stores stores,
    MemoryCache memory,
    Budget budget,
    PolicySource policies,
    Execution execution,
    LongSupplier nanoTime,
    InstantSource clock,
    RandomGenerator random
) {
    public Wiring {
        budget = new SafeBudget(budget);
    }

    /** The cache, and what its owner starts, flushes and closes. */
    public record Wired(
        EntryCache cache,
        InvalidationFeed feed,
        ActivityLog activity,
        Deferrals deferrals,
        CacheWarming warming,
        KeepingWarm keepingWarm
    ) {}

    public Wired wire() {
        Generations generations = new Generations();
        ActivityLog activity = new ActivityLog(stores.activity(), nanoTime);
        Backoff backoff = new Backoff(random);
        CredentialPauses pauses = new CredentialPauses(stores.pauses(), backoff, nanoTime);
        RecentRequests recent = new RecentRequests();
        Doorbell doorbell = new Doorbell(stores.invalidations()::announce, execution);
        LeaseWaits waits = new LeaseWaits(doorbell, execution);
        InvalidationFeed feed = new InvalidationFeed(
            stores.invalidations(),
            generations,
            execution,
            nanoTime,
            pauses::onScope,
            waits::wake
        );
        Deferrals deferrals = new Deferrals(stores.deferred(), generations, doorbell, execution);
        Invalidator invalidator = new Invalidator(stores.invalidations(), generations, doorbell, deferrals, execution);
        LoadTimes times = new LoadTimes(nanoTime);
        Shelf shelf = new Shelf(memory, generations, activity, times, nanoTime);
        LeasedStore leased = new LeasedStore(stores.entries(), stores.leases(), waits);
        StoreClock storeClock = new StoreClock(clock, nanoTime);
        Loading loading = loading(storeClock, leased, shelf, times, generations, activity, backoff, pauses, waits);
        Acceptance acceptance = new Acceptance(loading.flights(), generations, feed, nanoTime);
        SlowRead slowRead = new SlowRead(loading, memory, generations, acceptance, nanoTime);
        EntryCache cache = new EntryCache(
            policies,
            memory,
            generations,
            feed,
            invalidator,
            activity,
            pauses,
            slowRead,
            new Finding(stores.entries(), memory, shelf, generations, activity, nanoTime),
            new Putting(leased, stores.leases(), shelf, generations, invalidator, nanoTime, storeClock),
            recent,
            nanoTime
        );
        return new Wired(
            cache,
            feed,
            activity,
            deferrals,
            new Warming(recent, policies, budget, slowRead, execution),
            new KeepingWarm(recent, policies, budget, memory, generations, slowRead, nanoTime)
        );
    }

    private Loading loading(
        StoreClock storeClock,
        LeasedStore leased,
        Shelf shelf,
        LoadTimes times,
        Generations generations,
        ActivityLog activity,
        Backoff backoff,
        CredentialPauses pauses,
        LeaseWaits waits
    ) {
        Outages outages = new Outages(nanoTime, storeClock);
        Lookup lookup = new Lookup(
            stores.entries(),
            memory,
            shelf,
            generations,
            pauses,
            outages,
            budget,
            nanoTime,
            storeClock
        );
        Settlement settlement = new Settlement(
            leased,
            shelf,
            pauses,
            new FailedLoads(leased, shelf, pauses, outages, backoff, activity, storeClock),
            storeClock,
            nanoTime
        );
        return new Loading(
            new Flights(generations, nanoTime),
            lookup,
            stores.leases(),
            leased,
            waits,
            settlement,
            pauses,
            outages,
            times,
            activity,
            execution,
            random
        );
    }
}
