package dev.vitrina.cache.simulation;

import dev.vitrina.cache.Budget;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.UniversalCacheService;
import dev.vitrina.cache.entry.Stores;
import dev.vitrina.cache.entry.Wiring;
import dev.vitrina.cache.history.Reader;
import dev.vitrina.cache.memory.MemoryCache;
import dev.vitrina.cache.policy.PolicySource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One life of a process with the real engine in it. Its counter starts anywhere and its clock is wrong. */
final class SimulatedReplica implements Reader {

    private final Scheduler scheduler;
    private final SimulatedPostgres postgres;
    private final SimulatedNetwork.Cable cable;
    private final String name;
    private final long counterStart;
    private final Duration clockError;
    private final long born;
    private @Nullable UniversalCacheService cache;
    private boolean alive = true;

    /** @param born the event of the history that it begins at */
    SimulatedReplica(
        String name,
        Scheduler scheduler,
        SimulatedPostgres postgres,
        SimulatedNetwork network,
        long born,
        long oddity
    ) {
        this.name = name;
        this.scheduler = scheduler;
        this.postgres = postgres;
        this.cable = network.new Cable();
        this.born = born;
        this.counterStart = oddity;
        this.clockError = Duration.ofSeconds(oddity % 300);
    }

    /** Starts the engine, on a fiber of this replica. */
    void start(History history, Flaw flaw) {
        SimulatedEntries entries = new SimulatedEntries(postgres, cable, history, flaw);
        SimulatedNetwork.Cable own = cable;
        Stores stores = new Stores(
            entries,
            entries,
            new SimulatedPauses(postgres, own, history),
            new SimulatedInvalidations(postgres, own, history, own::ring, own::follow),
            new NoDeferred(),
            new NoActivity()
        );
        Wiring.Wired wired = new Wiring(
            stores,
            new MemoryCache(1 << 20, Runnable::run),
            budget(),
            PolicySource.declared(),
            new SimulatedExecution(scheduler, this),
            this::nanoTime,
            () -> postgres.clock().plus(clockError),
            () -> scheduler.running().random().nextLong()
        ).wire();
        wired.feed().start();
        cache = wired.cache();
    }

    /** The process dies: nothing of it runs on, and the database notices that its connections are gone. */
    void crash() {
        alive = false;
        cable.cut(Long.MAX_VALUE / 4);
    }

    boolean isAlive() {
        return alive;
    }

    long nanoTime() {
        return scheduler.now() + counterStart;
    }

    SimulatedNetwork.Cable cable() {
        return cable;
    }

    @Override
    public long born() {
        return born;
    }

    @Override
    public long lastFailure() {
        return cable.lastFailure();
    }

    /** Null until it has started, and after it died. */
    @Nullable
    UniversalCacheService cache() {
        return alive ? cache : null;
    }

    /** Now and then there is nothing left for work that nobody waits for. */
    private Budget budget() {
        return (tenant, endpoint, priority, reserve) ->
            priority != Priority.INTERACTIVE && scheduler.choose(20) == 0 ? Duration.ofMillis(300) : Duration.ZERO;
    }

    @Override
    public String toString() {
        return name;
    }
}
