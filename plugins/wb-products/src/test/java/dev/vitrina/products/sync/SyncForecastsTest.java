package dev.vitrina.products.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.job.Job;
import dev.vitrina.api.job.JobState;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaLevel;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.api.upstream.UpstreamUsage;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.PageSource.PageResult;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.products.CardFixture;
import dev.vitrina.products.TestDatabase;
import dev.vitrina.products.card.CardPage.Sent;
import dev.vitrina.products.card.CardReader;
import dev.vitrina.products.card.MalformedCardException;
import dev.vitrina.products.mirror.CardMirror;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SyncForecastsTest {

    private static final AtomicLong SHOPS = new AtomicLong(70_000);
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private final ShopId shop = new ShopId(SHOPS.incrementAndGet());
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Upstream upstream = new Upstream();
    private final Waiting jobs = new Waiting();
    private int left;
    private final Mirror mirror = TestDatabase.mirrors().mirror(
            CardMirror.withoutLag(query -> {
                if (left-- == 0) {
                    return new PageResult.Failed<>(FailureKind.UNAVAILABLE, "as ordered", null);
                }
                int from = query.cursor() == null ? 0 : Integer.parseInt(query.cursor());
                return new PageResult.Page<>(cards(from), Integer.toString(from + 100), from == 200);
            })
        );
    private final SyncForecasts forecasts = new SyncForecasts(
        mirror,
        new SyncPlan(mirror, SyncPolicy.DEFAULT, Clock.systemUTC()),
        new Syncs(jobs, new JsonMapper()),
        upstream,
        clock
    );

    @Test
    void tellsThePaceAndNoEndOfACatalogueThatWasNeverRead() {
        SyncForecast forecast = forecasts.of(shop, null);

        assertThat(forecast.mode()).isEqualTo(SyncMode.FULL);
        assertThat(forecast.calls()).isNull();
        assertThat(forecast.doneAt()).isNull();
        assertThat(forecast.cardsPerMinute()).isEqualTo(10_000);
    }

    @Test
    void reckonsAWalkByTheCardsOfTheLastOneAndByWhatTheQuotaHasLeft() {
        read(-1);

        SyncForecast full = forecasts.of(shop, SyncMode.FULL);
        upstream.level = upstream.level(0, null);
        SyncForecast used = forecasts.of(shop, SyncMode.FULL);

        assertThat(full.cards()).isEqualTo(300);
        assertThat(full.calls()).as("three full pages, and one that says that it was all").isEqualTo(4);
        assertThat(full.doneAt()).as("three of five calls are free").isEqualTo(NOW.plusMillis(600));
        assertThat(used.doneAt()).isEqualTo(NOW.plusMillis(2_400));
        assertThat(forecasts.of(shop, null)).satisfies(next -> {
                assertThat(next.mode()).isEqualTo(SyncMode.INCREMENTAL);
                assertThat(next.calls()).isEqualTo(1);
            });
    }

    @Test
    void reckonsWithTheQuotaOfTheTokenItHas() {
        read(-1);
        Quota base = Quota.of(2, Duration.ofHours(1), Duration.ofMinutes(30), 1);
        upstream.level = new QuotaLevel(base, "base", 1, null);

        SyncForecast forecast = forecasts.of(shop, SyncMode.FULL);

        assertThat(forecast.cardsPerMinute()).isEqualTo(3);
        assertThat(forecast.doneAt()).isEqualTo(NOW.plus(Duration.ofHours(2)));
    }

    @Test
    void countsWhatTheRunUnderWayHasReadAlready() {
        read(-1);
        read(2);

        SyncForecast forecast = forecasts.of(shop, null);

        assertThat(forecast.underWay()).isTrue();
        assertThat(forecast.mode()).isEqualTo(SyncMode.FULL);
        assertThat(forecast.calls()).isEqualTo(2);
    }

    @Test
    void waitsForTheLaterOfWhatTheQuotaAndTheJobName() {
        read(-1);
        upstream.level = upstream.level(0, NOW.plusSeconds(60));
        assertThat(forecasts.of(shop, SyncMode.FULL).waitsUntil()).isEqualTo(NOW.plusSeconds(60));

        jobs.retryAt = NOW.plus(Duration.ofHours(3));

        SyncForecast forecast = forecasts.of(shop, SyncMode.FULL);
        assertThat(forecast.waitsUntil()).isEqualTo(NOW.plus(Duration.ofHours(3)));
        assertThat(forecast.doneAt()).isEqualTo(NOW.plus(Duration.ofHours(3)).plusMillis(2_400));
    }

    /** @param pages how many come before a failure; -1 = no failure */
    private void read(int pages) {
        left = pages;
        mirror.sync(shop.value(), SyncMode.FULL, run -> {});
    }

    private List<Sent> cards(int from) {
        return LongStream.rangeClosed(from + 1, from + 100)
            .mapToObj(nmId -> {
                ObjectNode document = CardFixture.card(nmId);
                try {
                    return new Sent(CardReader.read(shop, document), document.toString());
                } catch (MalformedCardException e) {
                    throw new IllegalStateException(e);
                }
            })
            .toList();
    }

    /** Is asked for its quota only. */
    private static final class Upstream implements UpstreamGateway {

        private QuotaLevel level = level(5, null);

        private QuotaLevel level(double left, @Nullable Instant blockedUntil) {
            Quota quota = Quota.of(100, Duration.ofMinutes(1), Duration.ofMillis(600), 5);
            return new QuotaLevel(quota, "personal", left, blockedUntil);
        }

        @Override
        public Optional<QuotaLevel> quota(ShopId shop, Endpoint endpoint) {
            return Optional.of(level);
        }

        @Override
        public Outcome call(
            ShopId shop,
            Endpoint endpoint,
            UpstreamRequest request,
            Priority priority,
            Duration patience
        ) {
            throw new AssertionError("A forecast calls nobody");
        }

        @Override
        public Outcome call(
            Credential credential,
            Endpoint endpoint,
            UpstreamRequest request,
            Priority priority,
            Duration patience
        ) {
            throw new AssertionError("A forecast calls nobody");
        }

        @Override
        public Map<ShopId, UpstreamUsage> usage(Collection<ShopId> shops) {
            return Map.of();
        }
    }

    /** Has a job that waits, or none. */
    private static final class Waiting implements Jobs {

        private @Nullable Instant retryAt;

        @Override
        public Job start(String type, @Nullable ShopId shop, String input) {
            throw new AssertionError("A forecast starts nothing");
        }

        @Override
        public Optional<Job> active(String type, @Nullable ShopId shop) {
            return Optional.ofNullable(retryAt).map(at -> {
                    Problem problem = new Problem(FailureKind.RATE_LIMITED, "as ordered", at);
                    return new Job("1", type, shop, JobState.WAITING, null, 0, null, 0, problem, NOW, null, null);
                });
        }

        @Override
        public Optional<Job> find(String jobId) {
            return Optional.empty();
        }
    }
}
