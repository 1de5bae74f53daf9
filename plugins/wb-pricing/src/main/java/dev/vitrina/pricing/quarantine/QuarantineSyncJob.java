package dev.vitrina.pricing.quarantine;

import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobDefinition.Schedule;
import dev.vitrina.api.job.JobDefinition.Shops;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.SyncInProgressException;
import dev.vitrina.cache.SyncListener;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.cache.SyncRun;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is in quarantine: mostly one call. Twice an hour only, because a base token's four calls an hour are shared with the list of prices; whoever sends
 * prices has it read at once when something landed there.
 */
public final class QuarantineSyncJob {

    public static final String TYPE = "wb-pricing:quarantine";

    /** Two runs may have failed by then. */
    public static final Duration FRESH = Duration.ofMinutes(90);

    private static final Duration EVERY = Duration.ofMinutes(30);
    private static final double JITTER = 0.2;
    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);
    private static final Duration RETRY_WHEN_HELD = Duration.ofSeconds(3);

    private final Mirror mirror;
    private final ShopDirectory shops;
    private final Clock clock;

    public QuarantineSyncJob(Mirror mirror, ShopDirectory shops, Clock clock) {
        this.mirror = mirror;
        this.shops = shops;
        this.clock = clock;
    }

    public JobDefinition definition() {
        return new JobDefinition(TYPE, new Schedule(EVERY, JITTER, Shops.WITH_ACCEPTED_CREDENTIAL), this::run);
    }

    private JobResult run(JobRun run) {
        ShopId shop = run.shop();
        if (shop == null || shops.find(shop).isEmpty()) {
            return new JobResult.Succeeded("The shop is gone");
        }
        try {
            SyncRun done = mirror.sync(shop.value(), SyncMode.FULL, following(run));
            if (shops.find(shop).isEmpty()) {
                // It went while its goods came in: nobody else would remove what came after.
                mirror.purge(shop.value());
                return new JobResult.Succeeded("The shop is gone");
            }
            return result(done);
        } catch (SyncInProgressException held) {
            return waiting(FailureKind.UNAVAILABLE, "Another sync of this shop is under way", RETRY_WHEN_HELD, null);
        }
    }

    private static SyncListener following(JobRun job) {
        return new SyncListener() {
            @Override
            public void onPage(SyncRun run) {
                job.progress(run.seen(), null, run.setAside(), "Reading the quarantine");
            }

            @Override
            public boolean cancelled() {
                return job.cancelled();
            }
        };
    }

    private JobResult result(SyncRun run) {
        return switch (run.outcome()) {
            case COMPLETED, COMPLETED_WITHOUT_DELETING -> new JobResult.Succeeded(
                "%d entered, %d left".formatted(run.created(), run.deleted())
            );
            case CANCELLED -> new JobResult.Cancelled();
            case INTERRUPTED -> interrupted(run.problem());
            case null -> interrupted(null);
        };
    }

    private JobResult interrupted(@Nullable Problem problem) {
        if (problem == null) {
            return waiting(FailureKind.UNAVAILABLE, "The sync was interrupted", RETRY_AFTER, null);
        }
        return switch (problem.kind()) {
            // Trying again cannot help: a new token has to come first.
            case UNAUTHORISED, REJECTED -> new JobResult.Failed(problem);
            case RATE_LIMITED, UNAVAILABLE, MALFORMED, TIMEOUT -> waiting(
                problem.kind(),
                problem.message(),
                RETRY_AFTER,
                problem.retryAt()
            );
        };
    }

    private JobResult waiting(FailureKind kind, String message, Duration pause, @Nullable Instant named) {
        Instant retryAt = named == null ? clock.instant().plus(pause) : named;
        return new JobResult.Waiting(new Problem(kind, message, retryAt), retryAt);
    }
}
