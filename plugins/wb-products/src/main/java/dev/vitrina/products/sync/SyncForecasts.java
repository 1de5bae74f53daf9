package dev.vitrina.products.sync;

import dev.vitrina.api.job.Job;
import dev.vitrina.api.job.JobState;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaLevel;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.MirrorStatus;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.cache.SyncRun;
import dev.vitrina.products.mirror.CardListSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reckons what the sync under way, or else the next one, needs: calls by the cards of the last walk, time by what the quota has left. */
public final class SyncForecasts {

    /** Background work leaves so many calls of a burst to people. */
    private static final int LEFT_TO_PEOPLE = 2;
    private final Mirror mirror;
    private final SyncPlan plan;
    private final Syncs syncs;
    private final UpstreamGateway gateway;
    private final Clock clock;

    public SyncForecasts(Mirror mirror, SyncPlan plan, Syncs syncs, UpstreamGateway gateway, Clock clock) {
        this.mirror = mirror;
        this.plan = plan;
        this.syncs = syncs;
        this.gateway = gateway;
        this.clock = clock;
    }

    /** @param mode of a run that somebody thinks of starting; null = whatever is due. A run that has begun keeps its own. */
    public SyncForecast of(ShopId shop, @Nullable SyncMode mode) {
        MirrorStatus status = mirror.status(shop.value());
        QuotaLevel level = gateway.quota(shop, CardListSource.ENDPOINT).orElse(null);
        Quota quota = level == null ? CardListSource.ENDPOINT.quotaGroup().quota() : level.quota();
        SyncRun begun = status.current();
        SyncMode asked = mode == null ? plan.due(shop.value()) : mode;
        SyncMode actual = begun == null ? asked : begun.mode();
        Integer calls = calls(actual, status, begun);
        Instant waitsUntil = later(level == null ? null : level.blockedUntil(), retryAt(shop));
        return new SyncForecast(
            actual,
            begun != null,
            status.complete() ? status.rows() : null,
            calls,
            (int) ((Duration.ofMinutes(1).toNanos() * CardListSource.LIMIT) / quota.interval().toNanos()),
            level,
            waitsUntil,
            calls == null ? null : doneAt(calls, quota, level, waitsUntil)
        );
    }

    /** A list whose last page is full has another, empty one. */
    private static @Nullable Integer calls(SyncMode mode, MirrorStatus status, @Nullable SyncRun begun) {
        int made = begun == null ? 0 : begun.pages();
        if (mode == SyncMode.INCREMENTAL) {
            SyncRun last = status.last();
            int usual = last == null || last.mode() == SyncMode.FULL ? 1 : last.pages();
            return Math.max(1, usual - made);
        }
        return status.complete() ? (int) Math.max(1, status.rows() / CardListSource.LIMIT + 1 - made) : null;
    }

    private Instant doneAt(int calls, Quota quota, @Nullable QuotaLevel level, @Nullable Instant waitsUntil) {
        int free = level == null || waitsUntil != null ? 0 : Math.max(0, (int) level.left() - LEFT_TO_PEOPLE);
        Instant start = waitsUntil == null ? clock.instant() : waitsUntil;
        return start.plus(quota.interval().multipliedBy(Math.max(0, calls - free)));
    }

    private @Nullable Instant retryAt(ShopId shop) {
        return syncs
            .active(shop)
            .filter(job -> job.state() == JobState.WAITING)
            .map(Job::problem)
            .map(problem -> problem.retryAt())
            .filter(at -> at.isAfter(clock.instant()))
            .orElse(null);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
