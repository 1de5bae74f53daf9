package dev.vitrina.cache.simulation;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.UniversalCacheService;
import dev.vitrina.cache.history.Invalidated;
import dev.vitrina.cache.history.ReadCheck;
import dev.vitrina.cache.history.Violation;
import dev.vitrina.cache.history.Violation.Rule;
import dev.vitrina.cache.history.World;
import dev.vitrina.cache.simulation.SimulatedOrigin.Mood;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Runs one script and says what was wrong. The same script always runs the same way. */
final class Simulation {

    /** The longest disturbance takes two seconds. */
    private static final long DISTURBANCE = TimeUnit.MILLISECONDS.toNanos(2_010);
    /** What is under way then takes as long at most, and everybody looks into the log four times a second. */
    private static final long QUIET = TimeUnit.MILLISECONDS.toNanos(2_200);
    /** By then a notice is out, however many others were before it. */
    private static final long LAST_NOTICE = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LAST_READS = TimeUnit.MILLISECONDS.toNanos(1_100);

    private final Script script;
    private final Flaw flaw;
    private final Scheduler scheduler = new Scheduler();
    private final SimulatedPostgres postgres = new SimulatedPostgres(scheduler::now);
    private final SimulatedNetwork network;
    private final History history;
    private final SimulatedOrigin origin;
    private final List<SimulatedReplica> replicas = new ArrayList<>();
    private int lives;

    private Simulation(Script script, Flaw flaw, @Nullable List<String> trace) {
        this.script = script;
        this.flaw = flaw;
        this.network = new SimulatedNetwork(scheduler, postgres, flaw);
        this.history = new History(scheduler, postgres, trace);
        this.origin = new SimulatedOrigin(scheduler, history);
    }

    /**
     * @param violations empty when all was well
     * @param length     how many times a fiber went on
     */
    record Result(List<Violation> violations, long length) {
        boolean failed() {
            return !violations.isEmpty();
        }

        boolean broke(Rule rule) {
            return violations.stream().anyMatch(violation -> violation.rule() == rule);
        }
    }

    static Result run(Script script, Flaw flaw) {
        return new Simulation(script, flaw, null).run();
    }

    /** Tells everything that happens. */
    static Result run(Script script, Flaw flaw, List<String> trace) {
        return new Simulation(script, flaw, trace).run();
    }

    private Result run() {
        try {
            for (int replica = 0; replica < script.replicas(); replica++) {
                replicas.add(born(replica));
            }
            for (Step step : script.steps()) {
                scheduler.start(step, step.micros() * 1_000, script.random(step.id()), () -> take(step));
            }
            long end = script.steps().isEmpty() ? 0 : script.steps().getLast().micros() * 1_000;
            scheduler.runUntil(end + DISTURBANCE);
            network.calm();
            scheduler.runUntil(end + DISTURBANCE + QUIET);
            readInQuiet();
            scheduler.runUntil(scheduler.now() + LAST_READS + LAST_NOTICE);
            history.checkTold(LAST_NOTICE);
        } catch (RuntimeException | AssertionError e) {
            history.violation(Rule.NO_EXCEPTION, "%s at %s", e, List.of(e.getStackTrace()).subList(0, 5));
        }
        return new Result(List.copyOf(history.violations()), scheduler.count());
    }

    private void take(Step step) {
        SimulatedReplica replica = replicas.get(step.replica());
        history.say("%s", step);
        long nanos = (1 + step.choice() * 2) * 1_000_000L;
        switch (step.action()) {
            case READ -> read(replica, step.key(), step.choice() % World.POLICIES.size(), false, false);
            case READ_BEHIND -> read(replica, step.key(), step.choice() % World.POLICIES.size(), true, false);
            case CHANGE -> origin.change(step.key());
            case INVALIDATE -> {
                origin.change(step.key());
                invalidate(replica, World.scope(step.key(), step.choice()), step.choice() % 3 > 0);
            }
            case PURGE -> purge(replica, World.KEYS.get(step.key()).tenant());
            case MOOD -> origin.mood(step.key(), mood(step.choice()));
            case CRASH -> {
                replica.crash();
                scheduler.sleep(nanos);
                replicas.set(step.replica(), born(step.replica()));
            }
            case AWAY -> network.away(nanos);
            case CRASH_DATABASE -> {
                network.crash(nanos / 4);
                history.databaseCrashed();
            }
            case PAUSE -> network.pause(nanos);
            case CUT -> replica.cable().cut(step.choice() % 2 == 0 ? 0 : nanos);
            case MUTE -> network.mute(nanos);
            case REMOVE_EXPIRED -> postgres.removeExpired();
        }
    }

    private SimulatedReplica born(int number) {
        int life = ++lives;
        SplittableRandom random = script.random(-life);
        SimulatedReplica replica = new SimulatedReplica(
            "r" + number + (life > script.replicas() ? "/" + life : ""),
            scheduler,
            postgres,
            network,
            history.event(),
            random.nextLong(-1L << 50, 1L << 50)
        );
        scheduler.start("start", scheduler.now(), random, () ->
            scheduler.fork("main", replica, 0, () -> replica.start(history, flaw))
        );
        return replica;
    }

    private void read(SimulatedReplica replica, int key, int policy, boolean behind, boolean quiet) {
        onReplica(replica, cache -> {
            ReadCheck check = new ReadCheck(
                history,
                replica,
                key,
                World.POLICIES.get(policy),
                behind,
                quiet,
                trailOf(scheduler.running())
            );
            CacheAnswer<String> answer = cache.get(origin.request(key, policy, behind));
            check.judge(answer, origin.versions()[key]);
        });
    }

    private void invalidate(SimulatedReplica replica, Scope scope, boolean hard) {
        onReplica(replica, cache -> {
            Invalidated invalidated = history.invalidating(scope, hard, replica, origin.versions());
            cache.invalidate(scope, hard ? Invalidation.HARD : Invalidation.SOFT);
            history.returned(invalidated);
        });
    }

    private void purge(SimulatedReplica replica, long tenant) {
        onReplica(replica, cache -> {
            Invalidated invalidated = history.invalidating(new Scope.Tenant(tenant), true, replica, origin.versions());
            cache.purge(tenant);
            history.returned(invalidated);
        });
    }

    /** On a fiber that dies with the replica. */
    private void onReplica(SimulatedReplica replica, java.util.function.Consumer<UniversalCacheService> work) {
        UniversalCacheService cache = replica.cache();
        if (cache != null) {
            scheduler.fork("user", replica, 0, () -> {
                try {
                    work.accept(cache);
                } catch (CacheStoreException e) {
                    history.say("failed: an invalidation that may or may not have happened");
                }
            });
        }
    }

    /** When all is well again, everybody knows everything. */
    private void readInQuiet() {
        scheduler.start("quiet", scheduler.now(), script.random(Integer.MIN_VALUE), () -> {
            for (int key : script.keys()) {
                origin.mood(key, Mood.WELL);
                for (SimulatedReplica replica : replicas) {
                    read(replica, key, 2, false, true);
                }
            }
        });
    }

    private static LongSupplier trailOf(Fiber reader) {
        return () -> reader.trail.storeNanos;
    }

    private static Mood mood(int choice) {
        return choice % 5 < 2 ? Mood.WELL : Mood.values()[choice % Mood.values().length];
    }
}
