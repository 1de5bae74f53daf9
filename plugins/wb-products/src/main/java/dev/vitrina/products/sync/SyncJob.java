package dev.vitrina.products.sync;

import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobDefinition.Schedule;
import dev.vitrina.api.job.JobDefinition.Shops;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.MirrorStatus;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.SyncInProgressException;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.cache.SyncRun;
import dev.vitrina.products.alert.CatalogueAlerts;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Syncs the cards of one shop. A run that was cut short goes on where it stopped. */
public final class SyncJob {

    public static final String TYPE = "wb-products:sync";

    private static final Problem REFUSED = new Problem(
        FailureKind.UNAUTHORISED,
        "Wildberries does not accept the shop's token. Replace the token, and the sync starts by itself.",
        null
    );

    /** The job is over: it must not wait for anything but a person, who starts another one. The run keeps its place. */
    private static final JobResult PAUSED = new JobResult.Succeeded("Paused; it goes on from here when it is resumed");
    private final Mirror mirror;
    private final SyncPlan plan;
    private final SyncPauses pauses;
    private final Baselines baselines;
    private final ShopDirectory shops;
    private final SyncTold told;
    private final JsonMapper json;
    private final Clock clock;

    public SyncJob(
        Mirror mirror,
        SyncPlan plan,
        SyncPauses pauses,
        Baselines baselines,
        ShopDirectory shops,
        CatalogueAlerts alerts,
        JsonMapper json,
        Clock clock
    ) {
        this.mirror = mirror;
        this.plan = plan;
        this.pauses = pauses;
        this.baselines = baselines;
        this.shops = shops;
        this.told = new SyncTold(mirror, alerts);
        this.json = json;
        this.clock = clock;
    }

    public JobDefinition definition(SyncPolicy policy) {
        // A refused shop would only collect failures; a new credential starts its sync at once.
        Schedule schedule = new Schedule(policy.every(), SyncPolicy.JITTER, Shops.WITH_ACCEPTED_CREDENTIAL);
        return new JobDefinition(TYPE, schedule, this::run);
    }

    JobResult run(JobRun run) {
        ShopId shop = run.shop();
        Optional<Shop> found = shop == null ? Optional.empty() : shops.find(shop);
        if (shop == null || found.isEmpty()) {
            return new JobResult.Succeeded("The shop is gone");
        }
        if (found.get().state() == Shop.State.CREDENTIAL_REFUSED) {
            told.refused(shop);
            return new JobResult.Failed(REFUSED, true);
        }
        if (isPaused(shop)) {
            return PAUSED;
        }
        SyncMode asked = json.readValue(run.input(), SyncRequest.class).mode();
        SyncMode mode = asked == null ? plan.due(shop.value()) : asked;
        noteBaseline(shop);
        try {
            SyncRun done = mirror.sync(shop.value(), mode, new JobProgress(run, total(shop), () -> isPaused(shop)));
            return ended(shop, done);
        } catch (SyncInProgressException e) {
            String held = "Another sync of this shop is under way";
            Instant soon = clock.instant().plus(SyncPolicy.RETRY_WHEN_HELD);
            return waiting(new Problem(FailureKind.UNAVAILABLE, held, soon));
        }
    }

    /** Before a run as well as after it, for a run whose process died at its end. */
    private void noteBaseline(ShopId shop) {
        if (mirror.status(shop.value()).complete()) {
            baselines.set(shop);
        }
    }

    private boolean isPaused(ShopId shop) {
        return pauses.since(shop).isPresent();
    }

    /** What a walk of the whole catalogue is measured by: the cards of the last one; nothing on the first. */
    private long total(ShopId shop) {
        MirrorStatus status = mirror.status(shop.value());
        return status.complete() ? status.rows() : 0;
    }

    /** An interruption that came during the run would close the connection and hide how the run ended; it is kept for afterwards. */
    private JobResult ended(ShopId shop, SyncRun done) {
        boolean interrupted = Thread.interrupted();
        try {
            Optional<Shop> still = shops.find(shop);
            if (still.isEmpty()) {
                return purged(shop);
            }
            noteBaseline(shop);
            boolean paused = done.outcome() == SyncRun.Outcome.INTERRUPTED && isPaused(shop);
            if (!paused) {
                told.ended(still.get(), done);
            }
            return paused ? PAUSED : result(done);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The shop went while its cards came in: nobody else would remove what came after. */
    private JobResult purged(ShopId shop) {
        mirror.purge(shop.value());
        baselines.forget(shop);
        return new JobResult.Succeeded("The shop is gone");
    }

    private JobResult result(SyncRun run) {
        return switch (run.outcome()) {
            case COMPLETED -> new JobResult.Succeeded(
                "%d new, %d changed, %d deleted".formatted(run.created(), run.updated(), run.deleted()) + setAside(run)
            );
            case COMPLETED_WITHOUT_DELETING -> new JobResult.Succeeded(
                "So many cards were missing or unreadable that none was deleted; the next full run decides" +
                setAside(run)
            );
            case CANCELLED -> new JobResult.Cancelled();
            case INTERRUPTED -> interrupted(run.problem());
            case null -> interrupted(null);
        };
    }

    private static String setAside(SyncRun run) {
        return run.setAside() == 0
            ? ""
            : "; %d could not be read and were set aside (%s)".formatted(run.setAside(), run.setAsideReasons());
    }

    private JobResult interrupted(@Nullable Problem problem) {
        if (problem == null) {
            return waiting(new Problem(FailureKind.UNAVAILABLE, "The sync was interrupted", null));
        }
        return switch (problem.kind()) {
            // Trying again cannot help: a new token, or a new version of this plugin, has to come first.
            case UNAUTHORISED -> new JobResult.Failed(REFUSED, true);
            case REJECTED -> new JobResult.Failed(problem, true);
            case RATE_LIMITED, UNAVAILABLE, MALFORMED, TIMEOUT -> waiting(problem);
        };
    }

    private JobResult waiting(Problem problem) {
        Instant soonest = clock.instant().plus(SyncPolicy.RETRY_AFTER);
        Instant named = problem.retryAt();
        Instant retryAt = named == null ? soonest : named;
        return new JobResult.Waiting(new Problem(problem.kind(), problem.message(), retryAt), retryAt);
    }
}
