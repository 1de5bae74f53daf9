package dev.vitrina.cache.simulation;

import dev.vitrina.cache.Scope;
import dev.vitrina.cache.history.Invalidated;
import dev.vitrina.cache.history.Past;
import dev.vitrina.cache.history.ReadCheck;
import dev.vitrina.cache.history.Violation;
import dev.vitrina.cache.history.Violation.Rule;
import dev.vitrina.cache.history.World;
import dev.vitrina.cache.simulation.Fiber.Grant;
import dev.vitrina.cache.store.EntryId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened, in one order. {@link dev.vitrina.cache.history.ReadCheck} judges reads by it, {@link CallCheck} calls to the origin. */
final class History implements Witness, Past {

    private final Scheduler scheduler;
    private final SimulatedPostgres postgres;
    private final Map<EntryId, Integer> keys = new HashMap<>();
    private final List<Invalidated> invalidations = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final Map<Integer, Failure> failures = new HashMap<>();
    private final Map<Long, Long> pauses = new HashMap<>();
    private final Map<Long, Long> granted = new HashMap<>();
    private final Set<Long> givenUp = new HashSet<>();
    private final Set<Instant> stamps = new HashSet<>();
    private final List<Violation> violations = new ArrayList<>();
    private final @Nullable List<String> trace;
    private final Map<UUID, Untold> untold = new HashMap<>();
    private boolean loaderThrew;
    private long events;
    private long lastCrash = -1;

    /** @param trace where to tell everything; null to tell nothing */
    History(Scheduler scheduler, SimulatedPostgres postgres, @Nullable List<String> trace) {
        this.scheduler = scheduler;
        this.postgres = postgres;
        this.trace = trace;
        for (int key = 0; key < World.KEYS.size(); key++) {
            keys.put(EntryId.of(World.KEYS.get(key)), key);
        }
    }

    /** A call to the origin under way. */
    record Call(int key, @Nullable Grant grant, @Nullable SimulatedReplica replica) {}

    /**
     * @param event   when it was recorded
     * @param granted when the lease of the load was: an invalidation since then lifts the failure
     */
    record Failure(Instant retryAt, long event, long granted) {}

    @Override
    public long event() {
        return ++events;
    }

    @Override
    public long now() {
        return scheduler.now();
    }

    @Override
    public Instant clock() {
        return postgres.clock();
    }

    @Override
    public List<Invalidated> invalidations() {
        return invalidations;
    }

    /** Virtual time stands still while a reader judges. */
    @Override
    public long lateness() {
        return 0;
    }

    List<Violation> violations() {
        return violations;
    }

    @Override
    public void violation(Rule rule, String what, @Nullable Object... others) {
        Violation violation = new Violation(rule, scheduler.now(), what.formatted(others));
        violations.add(violation);
        say("%s", violation);
    }

    @Override
    public void say(String what, @Nullable Object... others) {
        if (trace != null) {
            trace.add("%10.3f ms  %s".formatted(scheduler.now() / 1e6, what.formatted(others)));
        }
    }

    @Override
    public boolean stamped(Instant fetchedAt) {
        return stamps.contains(fetchedAt);
    }

    List<Call> calls() {
        return calls;
    }

    boolean isGivenUp(Grant grant) {
        return givenUp.contains(grant.fence());
    }

    /** What is recorded of the last call for this key; null when that went well. */
    @Nullable
    Failure failure(int key, int policyVersion) {
        return failures.get(slot(key, policyVersion));
    }

    /** When, by the clock, the tenant may be asked for again, if its credential was refused before that event; null otherwise. */
    @Nullable
    Instant pausedUntil(long tenant, long event) {
        SimulatedPostgres.PauseRow row = postgres.pauses.get(tenant);
        Long paused = pauses.get(tenant);
        return row != null && paused != null && paused < event ? row.retryAt() : null;
    }

    /** Whether leases and entries were lost after that event. */
    boolean crashedAfter(long event) {
        return lastCrash > event;
    }

    Invalidated invalidating(Scope scope, boolean hard, SimulatedReplica replica, long[] versions) {
        event();
        Invalidated invalidated = new Invalidated(scope, hard, replica, versions);
        invalidations.add(invalidated);
        say("invalidating %s", invalidated);
        return invalidated;
    }

    void returned(Invalidated invalidated) {
        invalidated.returned(event(), scheduler.now());
        say("invalidated %s", invalidated);
    }

    void loaderThrows() {
        loaderThrew = true;
    }

    @Override
    public boolean loaderThrew() {
        return loaderThrew;
    }

    void databaseCrashed() {
        lastCrash = event();
        failures.clear();
    }

    Call called(int key, int policyVersion) {
        event();
        Fiber fiber = scheduler.running();
        Grant grant = fiber.trail.grant;
        Call call = new Call(key, grant, fiber.replica());
        say("%s calls the origin for key %s under %s", fiber.replica(), key, grant);
        boolean excused = fiber.trail.storeFailed || fiber.trail.sawNotCacheable;
        if (!excused) {
            new CallCheck(this, call, policyVersion).judge();
        }
        calls.removeIf(other -> other.replica() != null && !other.replica().isAlive());
        calls.add(call);
        return call;
    }

    void answered(Call call) {
        calls.remove(call);
        say("%s has an answer for key %s", call.replica(), call.key());
    }

    @Override
    public void granted(EntryId id, long fence, Instant until, long began) {
        long left = Duration.between(clock(), until).toNanos();
        granted.put(fence, began);
        scheduler.running().trail.grant = new Grant(key(id), fence, scheduler.now() + left, began);
        say("%s has the lease of key %s, fence %s", scheduler.running().replica(), key(id), fence);
    }

    @Override
    public void gaveUp(long fence) {
        givenUp.add(fence);
    }

    @Override
    public void knowsOfWaiters(EntryId id) {
        SimulatedReplica replica = scheduler.running().replica();
        if (replica != null) {
            untold.put(id.key(), new Untold(replica, scheduler.now()));
        }
        say("%s knows that others wait for key %s", replica, key(id));
    }

    @Override
    public void announces(Collection<UUID> ended) {
        untold.keySet().removeAll(ended);
    }

    /** Judges the loads that ended long enough ago to have been told of: one may always have ended just now. */
    void checkTold(long withinNanos) {
        untold.forEach((key, load) -> {
            if (load.replica.isAlive() && load.ended + withinNanos <= scheduler.now()) {
                violation(Rule.TOLD, "%s told nobody that its load of %s had ended", load.replica, key);
            }
        });
    }

    /** @param ended when its replica knew that others wait for it */
    private record Untold(SimulatedReplica replica, long ended) {}

    @Override
    public void stored(EntryId id, int policyVersion, Instant fetchedAt) {
        event();
        stamps.add(fetchedAt);
        failures.remove(slot(key(id), policyVersion));
        say("%s stores key %s", scheduler.running().replica(), key(id));
    }

    @Override
    public void failed(EntryId id, int policyVersion, long fence, Instant retryAt) {
        failures.put(slot(key(id), policyVersion), new Failure(retryAt, event(), granted.getOrDefault(fence, 0L)));
        say("%s records a failure of key %s until %s", scheduler.running().replica(), key(id), retryAt);
    }

    @Override
    public void paused(long tenant) {
        pauses.put(tenant, event());
        say("tenant %s is paused", tenant);
    }

    @Override
    public void sawNotCacheable() {
        scheduler.running().trail.sawNotCacheable = true;
    }

    private static int slot(int key, int policyVersion) {
        return key * 100 + policyVersion;
    }

    private int key(EntryId id) {
        Integer key = keys.get(id);
        if (key == null) {
            throw new IllegalStateException("An entry under a key that nobody asked for");
        }
        return key;
    }
}
