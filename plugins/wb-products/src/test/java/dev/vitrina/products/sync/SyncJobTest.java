package dev.vitrina.products.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.job.JobDefinition.Schedule;
import dev.vitrina.api.job.JobDefinition.Shops;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.PageSource;
import dev.vitrina.cache.PageSource.PageQuery;
import dev.vitrina.cache.PageSource.PageResult;
import dev.vitrina.cache.PageSource.SetAside;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.products.CardFixture;
import dev.vitrina.products.TestDatabase;
import dev.vitrina.products.Told;
import dev.vitrina.products.card.CardJson;
import dev.vitrina.products.card.CardPage.Sent;
import dev.vitrina.products.card.CardReader;
import dev.vitrina.products.card.MalformedCardException;
import dev.vitrina.products.mirror.CardMirror;
import dev.vitrina.products.search.CardCounts;
import dev.vitrina.products.search.CardFilter;
import dev.vitrina.products.search.CardOrder;
import dev.vitrina.products.search.CardSearch;
import dev.vitrina.products.search.CardStore;
import dev.vitrina.products.search.TextMatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SyncJobTest {

    private static final AtomicLong SHOPS = new AtomicLong(50_000);

    private final ShopId shop = new ShopId(SHOPS.incrementAndGet());
    private final Upstream upstream = new Upstream();
    private final Mirror mirror = TestDatabase.mirrors().mirror(CardMirror.withoutLag(upstream));
    private final Directory shops = new Directory();
    private final Told told = new Told();
    private final ShiftedClock clock = new ShiftedClock();
    private final SyncPauses pauses = new SyncPauses(TestDatabase.jdbc());
    private final SyncJob job = new SyncJob(
        mirror,
        new SyncPlan(mirror, SyncPolicy.DEFAULT, clock),
        pauses,
        new Baselines(TestDatabase.jdbc()),
        shops,
        told.alerts(),
        new JsonMapper(),
        clock
    );

    @Test
    void readsTheWholeCatalogueFirstThenChangesThenAllAgainAfterADay() {
        upstream.cards(25);

        assertThat(run("{}")).isEqualTo(new JobResult.Succeeded("25 new, 0 changed, 0 deleted"));
        assertThat(run("{}")).isEqualTo(new JobResult.Succeeded("0 new, 0 changed, 0 deleted"));
        clock.shift(Duration.ofHours(25));
        run("{}");
        run("{\"mode\":\"FULL\"}");

        assertThat(mirror.runs(shop.value(), 10).reversed())
            .extracting(run -> run.mode())
            .containsExactly(SyncMode.FULL, SyncMode.INCREMENTAL, SyncMode.FULL, SyncMode.FULL);
    }

    /** On the day of the first sync, "changed since yesterday" is not the whole shop. */
    @Test
    void aCardThatTheFirstSyncFindsHasNotChangedAndOneThatComesLaterHas() {
        upstream.cards(25);
        upstream.failAt(2, FailureKind.RATE_LIMITED, Duration.ofMinutes(30));
        run("{}");
        run("{}");
        assertThat(mirror.status(shop.value()).rows()).isEqualTo(25);
        assertThat(changed()).isEmpty();

        upstream.add(CardFixture.card(26));
        upstream.cards.removeFirst();
        upstream.add(CardFixture.card(1).put("title", "Another").put("updatedAt", "2099-01-01T00:00:00Z"));
        run("{\"mode\":\"FULL\"}");

        assertThat(changed()).containsExactly(1L, 26L);
    }

    private List<Long> changed() {
        CardFilter.Content content = new CardFilter.Content(
            Set.of(),
            null,
            List.of(),
            null,
            null,
            Instant.EPOCH,
            null,
            TextMatch.BEST
        );
        CardStore cards = new CardStore(TestDatabase.jdbc(), new CardJson(new JsonMapper()));
        return new CardSearch(cards, new CardCounts(cards))
            .find(
                shop,
                mirror.status(shop.value()),
                CardFilter.NONE.with(content),
                CardOrder.DEFAULT,
                PageSize.of(50),
                null
            )
            .edges()
            .stream()
            .map(edge -> edge.node().nmId())
            .sorted()
            .toList();
    }

    @Test
    void showsHowFarItIsAndOfHowManyOnceThatIsKnown() {
        upstream.cards(25);

        Run first = new Run("{}");
        job.run(first);
        Run second = new Run("{\"mode\":\"FULL\"}");
        job.run(second);

        assertThat(first.progress).containsExactly("10 of null", "20 of null", "25 of null");
        assertThat(second.progress).containsExactly("10 of 25", "20 of 25", "25 of 25");
    }

    @Test
    void waitsForTheTimeTheUpstreamNamesAndGoesOnWhereItStopped() {
        upstream.cards(25);
        upstream.failAt(2, FailureKind.RATE_LIMITED, Duration.ofMinutes(30));
        Instant before = Instant.now();

        JobResult waiting = run("{}");
        JobResult done = run("{}");

        assertThat(waiting).isInstanceOfSatisfying(JobResult.Waiting.class, result -> {
                assertThat(result.problem().kind()).isEqualTo(FailureKind.RATE_LIMITED);
                assertThat(result.retryAt()).isBetween(before.plusSeconds(1_799), Instant.now().plusSeconds(1_801));
            });
        assertThat(done).isInstanceOf(JobResult.Succeeded.class);
        assertThat(upstream.asked).containsExactly("null", "10", "20", "20");
        assertThat(mirror.status(shop.value()).rows()).isEqualTo(25);
    }

    @Test
    void triesAgainInAWhileWhenWildberriesIsDownOrTalksNonsense() {
        upstream.cards(5);
        for (FailureKind kind : List.of(FailureKind.UNAVAILABLE, FailureKind.MALFORMED, FailureKind.TIMEOUT)) {
            upstream.failAt(upstream.asked.size(), kind, null);

            assertThat(run("{}")).isInstanceOfSatisfying(JobResult.Waiting.class, result -> {
                    assertThat(result.problem().kind()).isEqualTo(kind);
                    assertThat(result.retryAt()).isAfter(Instant.now());
                });
        }

        assertThat(run("{}")).isInstanceOf(JobResult.Succeeded.class);
    }

    @Test
    void aSyncThatMeetsAnotherComesBackInSeconds() {
        upstream.cards(5);
        List<JobResult> met = new ArrayList<>();
        upstream.onPage = () -> met.add(run("{}"));

        assertThat(run("{}")).isInstanceOf(JobResult.Succeeded.class);

        assertThat(met)
            .singleElement()
            .isInstanceOfSatisfying(JobResult.Waiting.class, result ->
                assertThat(result.retryAt()).isBetween(Instant.now().minusSeconds(5), Instant.now().plusSeconds(5))
            );
    }

    @Test
    void saysHowManyCardsItSetAsideAndWhy() {
        upstream.cards(25);
        upstream.odd = 13;
        Run run = new Run("{}");

        JobResult result = job.run(run);

        assertThat(result).isEqualTo(
            new JobResult.Succeeded(
                "24 new, 0 changed, 0 deleted; 1 could not be read and were set aside (card 13: as ordered)"
            )
        );
        assertThat(run.failed).isEqualTo(1);
    }

    @Test
    void tellsThatTheTokenIsNotAcceptedUntilTheCatalogueIsReadAgain() {
        upstream.cards(5);
        upstream.failAt(0, FailureKind.UNAUTHORISED, null);

        run("{}");
        assertThat(told.standing()).containsOnlyKeys("sync-content-forbidden");
        shops.state = Shop.State.CREDENTIAL_REFUSED;
        run("{}");
        assertThat(told.standing()).containsOnlyKeys("sync-token-refused");
        assertThat(told.one("sync-token-refused").action())
            .isNotNull()
            .extracting(action -> action.path())
            .isEqualTo("/tokens");
        shops.state = Shop.State.CONNECTED;
        run("{}");

        assertThat(told.standing()).isEmpty();
    }

    @Test
    void tellsOfACatalogueThatWillNotBeReadForHoursButNotOfAShortOutage() {
        upstream.cards(5);
        run("{}");
        upstream.failAt(upstream.asked.size(), FailureKind.UNAVAILABLE, null);
        run("{}");
        assertThat(told.standing()).isEmpty();

        upstream.failAt(upstream.asked.size(), FailureKind.RATE_LIMITED, Duration.ofHours(3));
        run("{}");
        assertThat(told.standing()).containsOnlyKeys("sync-stuck");
        run("{}");

        assertThat(told.standing()).isEmpty();
    }

    @Test
    void takesBackThatATokenIsRefusedAsSoonAsSomethingElseIsInTheWay() {
        upstream.cards(5);
        upstream.failAt(0, FailureKind.UNAUTHORISED, null);
        shops.state = Shop.State.CREDENTIAL_REFUSED;
        run("{}");
        assertThat(told.standing()).containsOnlyKeys("sync-token-refused");

        shops.state = Shop.State.CONNECTED;
        upstream.failAt(upstream.asked.size(), FailureKind.RATE_LIMITED, Duration.ofHours(3));
        run("{}");

        assertThat(told.standing()).containsOnlyKeys("sync-stuck");
    }

    @Test
    void tellsOfCardsThatAreGoneUntilAWalkMissesNone() {
        upstream.cards(100);
        run("{}");
        upstream.cards.removeLast();

        run("{\"mode\":\"FULL\"}");

        assertThat(told.standing()).containsOnlyKeys("cards-removed");
        assertThat(told.one("cards-removed").text().get("en")).contains("[1, 100]").doesNotContain("…");
        run("{\"mode\":\"FULL\"}");
        assertThat(told.standing()).isEmpty();
    }

    @Test
    void failsWhereTryingAgainCannotHelp() {
        upstream.cards(5);
        upstream.failAt(0, FailureKind.UNAUTHORISED, null);
        upstream.failAt(1, FailureKind.REJECTED, null);

        assertThat(run("{}")).isInstanceOfSatisfying(JobResult.Failed.class, failed -> {
                assertThat(failed.problem().message()).contains("Replace the token");
                assertThat(failed.told()).isTrue();
            });
        assertThat(told.standing()).containsOnlyKeys("sync-content-forbidden");
        assertThat(run("{}")).isInstanceOfSatisfying(JobResult.Failed.class, failed ->
            assertThat(failed.told()).isTrue()
        );
        assertThat(told.standing()).containsOnlyKeys("sync-refused");
    }

    @Test
    void asksNothingWithATokenThatIsKnownToBeRefused() {
        shops.state = Shop.State.CREDENTIAL_REFUSED;

        assertThat(run("{}")).isInstanceOf(JobResult.Failed.class);
        assertThat(upstream.asked).isEmpty();
    }

    @Test
    void hasNoTurnsWhileTheTokenIsRefused() {
        assertThat(job.definition(SyncPolicy.DEFAULT).schedule()).isEqualTo(
            new Schedule(Duration.ofMinutes(5), 0.2, Shops.WITH_ACCEPTED_CREDENTIAL)
        );
    }

    @Test
    void stopsWhenItIsCancelled() {
        upstream.cards(25);
        Run run = new Run("{}");
        run.cancelled = true;

        assertThat(job.run(run)).isEqualTo(new JobResult.Cancelled());
        assertThat(upstream.asked).hasSize(1);
    }

    @Test
    void keepsItsPlaceWhileItIsPausedAndGoesOnFromThere() {
        upstream.cards(25);
        Run run = new Run("{}");
        run.onProgress = () -> pauses.pause(shop);

        JobResult paused = job.run(run);
        JobResult meanwhile = run("{\"mode\":\"FULL\"}");
        pauses.resume(shop);
        JobResult done = run("{}");

        assertThat(List.of(paused, meanwhile)).allSatisfy(result ->
            assertThat(result).isInstanceOfSatisfying(JobResult.Succeeded.class, ended ->
                assertThat(ended.message()).startsWith("Paused")
            )
        );
        assertThat(done).isEqualTo(new JobResult.Succeeded("25 new, 0 changed, 0 deleted"));
        assertThat(upstream.asked.stream().distinct()).containsExactly("null", "10", "20");
        assertThat(mirror.runs(shop.value(), 10)).as("one run, taken up again").hasSize(1);
    }

    @Test
    void leavesNothingOfAShopThatWentMeanwhile() {
        upstream.cards(25);
        upstream.onPage = () -> shops.state = null;

        run("{}");

        assertThat(mirror.status(shop.value()).rows()).isZero();
        assertThat(mirror.runs(shop.value(), 10)).isEmpty();
    }

    @Test
    void saysHowARunEndedAlthoughTheHostStopsMeanwhile() {
        upstream.cards(5);
        Run run = new Run("{}");
        run.onProgress = () -> Thread.currentThread().interrupt();

        JobResult result = job.run(run);

        assertThat(Thread.interrupted()).as("the interruption is kept").isTrue();
        assertThat(result).isEqualTo(new JobResult.Succeeded("5 new, 0 changed, 0 deleted"));
    }

    @Test
    void isFreshAfterARunAndStaleWithTheReasonWhenWildberriesStaysAway() {
        upstream.cards(5);
        run("{}");
        assertThat(mirror.freshness(shop.value(), SyncPolicy.DEFAULT.fresh()).state()).isEqualTo(Freshness.State.FRESH);

        upstream.failAt(1, FailureKind.UNAVAILABLE, null);
        run("{}");

        Freshness stale = mirror.freshness(shop.value(), Duration.ZERO);
        assertThat(stale.state()).isEqualTo(Freshness.State.STALE_ON_ERROR);
        assertThat(stale.problem()).isNotNull();
    }

    private JobResult run(String input) {
        return job.run(new Run(input));
    }

    /** A job's run that writes down what it is told. */
    private final class Run implements JobRun {

        private final String input;
        private final List<String> progress = new ArrayList<>();
        private boolean cancelled;
        private long failed;
        private Runnable onProgress = () -> {};

        private Run(String input) {
            this.input = input;
        }

        @Override
        public String jobId() {
            return "1";
        }

        @Override
        public ShopId shop() {
            return shop;
        }

        @Override
        public String input() {
            return input;
        }

        @Override
        public void progress(long done, @Nullable Long total, long failed, @Nullable String message) {
            this.failed = failed;
            progress.add(done + " of " + total);
            onProgress.run();
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }
    }

    /** Pages of ten cards, with failures on order; its cursor is the index of the next card. */
    private final class Upstream implements PageSource<Sent> {

        private final List<Sent> cards = new ArrayList<>();
        private final List<String> asked = new ArrayList<>();
        private final Map<Integer, PageResult<Sent>> failures = new HashMap<>();
        private Runnable onPage = () -> {};
        private long odd;

        void cards(int count) {
            IntStream.rangeClosed(1, count).forEach(nmId -> add(CardFixture.card(nmId)));
        }

        void add(ObjectNode document) {
            try {
                cards.add(new Sent(CardReader.read(shop, document), document.toString()));
            } catch (MalformedCardException e) {
                throw new IllegalStateException(e);
            }
        }

        void failAt(int call, FailureKind kind, @Nullable Duration retryAfter) {
            failures.put(call, new PageResult.Failed<>(kind, "as ordered", retryAfter));
        }

        @Override
        public PageResult<Sent> fetch(PageQuery query) {
            PageResult<Sent> failure = failures.get(asked.size());
            asked.add(String.valueOf(query.cursor()));
            if (failure != null) {
                return failure;
            }
            onPage.run();
            int from = query.cursor() == null ? 0 : Integer.parseInt(query.cursor());
            int to = Math.min(from + 10, cards.size());
            List<Sent> page = cards.subList(from, to);
            List<Sent> readable = page
                .stream()
                .filter(sent -> sent.card().nmId() != odd)
                .toList();
            List<SetAside> setAside = readable.size() == page.size()
                ? List.of()
                : List.of(new SetAside(odd, "card " + odd + ": as ordered"));
            return new PageResult.Page<>(readable, Integer.toString(to), to == cards.size(), setAside);
        }
    }

    /** Knows the one shop. As with a database, nobody who is interrupted is answered. */
    private final class Directory implements ShopDirectory {

        private Shop.@Nullable State state = Shop.State.CONNECTED;

        @Override
        public Optional<Shop> find(ShopId id) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("The connection is closed");
            }
            return Optional.ofNullable(state).map(known -> new Shop(id, "Seller", null, "sid", known, Instant.EPOCH));
        }

        @Override
        public List<Shop> all() {
            return find(shop).stream().toList();
        }
    }

    /** The real time, moved. */
    private static final class ShiftedClock extends Clock {

        private final InstantSource real = InstantSource.system();
        private Duration shift = Duration.ZERO;

        void shift(Duration by) {
            shift = shift.plus(by);
        }

        @Override
        public Instant instant() {
            return real.instant().plus(shift);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
