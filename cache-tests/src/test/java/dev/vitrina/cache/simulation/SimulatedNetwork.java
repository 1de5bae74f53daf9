package dev.vitrina.cache.simulation;

import dev.vitrina.cache.CacheStoreException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What lies between the replicas and {@link SimulatedPostgres}: latency, outages, lost answers, lost notices. */
final class SimulatedNetwork {

    /** As in {@code Database}: how long reads leave a database alone that could not be reached. */
    private static final long READ_PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

    private final Scheduler scheduler;
    private final SimulatedPostgres postgres;
    private final Flaw flaw;
    private final Set<Ear> ears = new LinkedHashSet<>();
    private long awayUntil = Long.MIN_VALUE;
    private long pausedUntil = Long.MIN_VALUE;
    private long mutedUntil = Long.MIN_VALUE;
    private boolean calm;

    SimulatedNetwork(Scheduler scheduler, SimulatedPostgres postgres, Flaw flaw) {
        this.scheduler = scheduler;
        this.postgres = postgres;
        this.flaw = flaw;
    }

    /** Nobody reaches the database so long. */
    void away(long nanos) {
        awayUntil = scheduler.now() + nanos;
    }

    /** The same, and what is not logged is gone. */
    void crash(long nanos) {
        away(nanos);
        postgres.crash();
    }

    /** The database answers nobody so long, but no connection breaks. */
    void pause(long nanos) {
        pausedUntil = scheduler.now() + nanos;
    }

    /** From now on nothing takes long. */
    void calm() {
        calm = true;
    }

    /** No bell is heard so long. */
    void mute(long nanos) {
        mutedUntil = scheduler.now() + nanos;
    }

    /** The connections of one process. */
    final class Cable implements Link {

        private long cutUntil = Long.MIN_VALUE;
        private long readsPausedUntil = Long.MIN_VALUE;
        private long cuts;
        private long lastFailure = Long.MIN_VALUE;

        /** This process alone does not reach the database so long. */
        void cut(long nanos) {
            cutUntil = scheduler.now() + nanos;
            cuts++;
            postgres.abort(this);
        }

        /** When a round trip last failed. */
        long lastFailure() {
            return lastFailure;
        }

        @Override
        public <T> T write(Supplier<T> statement) {
            long began = scheduler.now();
            try {
                travel();
                connect();
                long before = cuts;
                long outage = awayUntil;
                T result = statement.get();
                travel();
                requireUnbroken(before, outage);
                return result;
            } finally {
                scheduler.running().trail.storeNanos += scheduler.now() - began;
            }
        }

        @Override
        public <T> T read(Supplier<T> statement) {
            if (scheduler.now() < readsPausedUntil) {
                throw failed();
            }
            try {
                return write(statement);
            } catch (CacheStoreException e) {
                readsPausedUntil = scheduler.now() + READ_PAUSE;
                throw e;
            }
        }

        @Override
        public void awaitLock(Object row) {
            long before = cuts;
            long outage = awayUntil;
            travel();
            SimulatedTransaction holder = postgres.holder(row);
            while (holder != null) {
                Fiber fiber = scheduler.running();
                long wait = fiber.waits();
                holder.whenEnded(() -> {
                    if (fiber.waits() == wait) {
                        scheduler.resume(fiber, scheduler.now());
                    }
                });
                scheduler.park(Long.MAX_VALUE, false);
                holder = postgres.holder(row);
            }
            requireUnbroken(before, outage);
        }

        /** Rings for all who listen; each hears it a little later, or never. */
        void ring(Set<UUID> ended) {
            for (Ear ear : ears) {
                if (scheduler.now() >= mutedUntil && scheduler.choose(10) > 0) {
                    scheduler.fork("bell", null, scheduler.choose(20_000_000), () -> ear.hear(ended));
                }
            }
        }

        SimulatedLog follow() {
            write(() -> true);
            long from = flaw == Flaw.NO_CATCH_UP ? postgres.snapshot().max() : 0;
            Ear ear = new Ear(this);
            ears.add(ear);
            return new SimulatedLog(postgres, ear, from, ear);
        }

        private void connect() {
            if (scheduler.now() < Math.max(awayUntil, cutUntil)) {
                scheduler.sleep(scheduler.choose(100_000_000));
                throw failed();
            }
        }

        private void requireUnbroken(long before, long outage) {
            if (before != cuts || outage != awayUntil) {
                throw failed();
            }
        }

        private CacheStoreException failed() {
            scheduler.running().trail.storeFailed = true;
            lastFailure = scheduler.now();
            return new CacheStoreException("Simulated", new SQLException("Simulated", "08006"));
        }
    }

    /** Mostly no time at all, sometimes enough for much else to happen. */
    private void travel() {
        int kind = scheduler.choose(100);
        if (kind >= 55) {
            scheduler.sleep(scheduler.choose(kind < 85 || calm ? 2_000_000 : kind < 97 ? 40_000_000 : 900_000_000));
        }
        while (scheduler.now() < pausedUntil) {
            scheduler.sleep(pausedUntil - scheduler.now());
        }
    }

    /** A connection that listens; broken once and for all by the first cut. */
    private final class Ear implements Link, SimulatedLog.Ear {

        private final Cable cable;
        private final long cuts;
        private final long outage = awayUntil;
        private final Set<UUID> ended = new HashSet<>();
        private boolean rung;
        private boolean asleep;

        Ear(Cable cable) {
            this.cable = cable;
            this.cuts = cable.cuts;
        }

        void hear(Set<UUID> keys) {
            rung = true;
            ended.addAll(keys);
            if (asleep) {
                waking.run();
            }
        }

        private Runnable waking = () -> {};

        @Override
        public Set<UUID> await(long nanos) {
            cable.requireUnbroken(cuts, outage);
            if (!rung) {
                Fiber fiber = scheduler.running();
                waking = () -> scheduler.resume(fiber, scheduler.now());
                asleep = true;
                scheduler.park(nanos, false);
                asleep = false;
            }
            rung = false;
            cable.requireUnbroken(cuts, outage);
            Set<UUID> told = Set.copyOf(ended);
            ended.clear();
            return told;
        }

        @Override
        public void close() {
            ears.remove(this);
        }

        @Override
        public <T> T write(Supplier<T> statement) {
            cable.requireUnbroken(cuts, outage);
            return cable.write(statement);
        }

        @Override
        public <T> T read(Supplier<T> statement) {
            return write(statement);
        }

        @Override
        public void awaitLock(Object row) {
            cable.awaitLock(row);
        }
    }
}
