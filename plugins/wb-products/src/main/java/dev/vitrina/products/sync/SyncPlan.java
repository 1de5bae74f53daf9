package dev.vitrina.products.sync;

import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.cache.SyncRun;
import dev.vitrina.cache.SyncRun.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Which run is due: the first and one a day walk the whole catalogue, the others ask for changes. */
public final class SyncPlan {

    /** More than a day of incremental runs. */
    private static final int LOOK_BACK = 1_000;

    private final Mirror mirror;
    private final SyncPolicy policy;
    private final Clock clock;

    public SyncPlan(Mirror mirror, SyncPolicy policy, Clock clock) {
        this.mirror = mirror;
        this.policy = policy;
        this.clock = clock;
    }

    SyncMode due(long shop) {
        if (!mirror.status(shop).complete()) {
            return SyncMode.FULL;
        }
        Optional<SyncRun> lastFull = mirror
            .runs(shop, LOOK_BACK)
            .stream()
            .filter(run -> run.mode() == SyncMode.FULL && isComplete(run))
            .findFirst();
        return lastFull.map(this::isRecent).orElse(false) ? SyncMode.INCREMENTAL : SyncMode.FULL;
    }

    private boolean isRecent(SyncRun run) {
        Duration age = Duration.between(run.startedAt(), clock.instant());
        return age.compareTo(run.outcome() == Outcome.COMPLETED ? policy.fullEvery() : SyncPolicy.CONFIRM_AFTER) < 0;
    }

    private static boolean isComplete(SyncRun run) {
        return run.outcome() == Outcome.COMPLETED || run.outcome() == Outcome.COMPLETED_WITHOUT_DELETING;
    }
}
