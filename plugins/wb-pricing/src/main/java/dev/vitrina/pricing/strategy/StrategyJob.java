package dev.vitrina.pricing.strategy;

import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobDefinition.Schedule;
import dev.vitrina.api.job.JobDefinition.Shops;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.change.PriceProbes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every minute which strategies of a shop are due, and takes their runs as far as they go. The host runs it on one replica at a time. */
final class StrategyJob {

    static final String TYPE = "wb-pricing:strategies";

    private static final Logger log = LoggerFactory.getLogger(StrategyJob.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final double JITTER = 0.1;
    /** How long a check is waited for before the next turn looks after it. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration NAP = Duration.ofMillis(250);
    private static final Duration RETENTION = Duration.ofDays(60);

    private final StrategyStore strategies;
    private final RunStore runs;
    private final Moves moves;
    private final Dueness dueness;
    private final StrategyRunner runner;
    private final Endings endings;
    private final StrategyAlerts alerts;
    private final PriceProbes probes;
    private final ShopDirectory shops;
    private final Clock clock;

    StrategyJob(
        StrategyStore strategies,
        RunStore runs,
        Moves moves,
        Dueness dueness,
        StrategyRunner runner,
        Endings endings,
        StrategyAlerts alerts,
        PriceProbes probes,
        ShopDirectory shops,
        Clock clock
    ) {
        this.strategies = strategies;
        this.runs = runs;
        this.moves = moves;
        this.dueness = dueness;
        this.runner = runner;
        this.endings = endings;
        this.alerts = alerts;
        this.probes = probes;
        this.shops = shops;
        this.clock = clock;
    }

    JobDefinition definition() {
        return new JobDefinition(TYPE, new Schedule(EVERY, JITTER, Shops.WITH_ACCEPTED_CREDENTIAL), this::run);
    }

    private JobResult run(JobRun job) {
        ShopId shop = job.shop();
        if (shop == null || shops.find(shop).isEmpty()) {
            return new JobResult.Succeeded("The shop is gone");
        }
        // A crash may have come between a stop and its being told.
        strategies
            .in(shop, Strategy.State.STOPPED)
            .forEach(strategy -> {
                if (strategy.stop() != null) {
                    alerts.stopped(strategy, strategy.stop());
                }
            });
        List<Strategy> active = strategies.in(shop, Strategy.State.ACTIVE);
        if (!active.isEmpty()) {
            moves.noteSeen(shop, clock.instant());
        }
        active.forEach(dueness::plan);
        int ended = work(job, shop);
        probes.tidy();
        runs.forget(shop, clock.instant().minus(RETENTION));
        if (shops.find(shop).isEmpty()) {
            strategies.purge(shop);
        }
        return job.cancelled() ? new JobResult.Cancelled() : new JobResult.Succeeded("%d runs".formatted(ended));
    }

    /** @return how many runs have ended */
    private int work(JobRun job, ShopId shop) {
        Instant patience = clock.instant().plus(PATIENCE);
        Set<Long> seen = new HashSet<>();
        List<Run> open = runs.open(shop);
        while (!open.isEmpty() && !job.cancelled() && !Thread.currentThread().isInterrupted()) {
            boolean further = false;
            for (Run run : open) {
                seen.add(run.id());
                further |= advanced(run);
            }
            if (!further) {
                // Their sets are being checked.
                if (clock.instant().isAfter(patience)) {
                    break;
                }
                nap();
            }
            open = runs.open(shop);
        }
        return seen.size() - open.size();
    }

    private boolean advanced(Run run) {
        try {
            return runner.advance(run);
        } catch (RuntimeException fault) {
            if (Thread.currentThread().isInterrupted()) {
                throw fault;
            }
            log.error("Run {} of strategy {} failed", run.id(), run.strategy(), fault);
            runs.find(run.shop(), run.id()).ifPresent(now -> endings.failed(now, "ERROR"));
            return true;
        }
    }

    private static void nap() {
        try {
            Thread.sleep(NAP);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
