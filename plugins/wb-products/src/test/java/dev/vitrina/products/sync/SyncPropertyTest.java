package dev.vitrina.products.sync;

import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.cache.SyncRun;
import dev.vitrina.products.TestDatabase;
import dev.vitrina.products.Told;
import dev.vitrina.products.card.CardJson;
import dev.vitrina.products.mirror.CardListSource;
import dev.vitrina.products.mirror.CardMirror;
import dev.vitrina.sandbox.SandboxSettings;
import dev.vitrina.sandbox.WbSandbox;
import dev.vitrina.sandbox.fault.Fault;
import dev.vitrina.sandbox.fault.FaultRule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever a seller does while the sync reads, and however Wildberries answers, the mirror ends up equal to Wildberries. Each try has a
 * seed, which a failure names: {@code -Dvitrina.sync.seed=} repeats it.
 */
class SyncPropertyTest {

    private static final long TRIES = Long.getLong("vitrina.sync.seeds", 50);
    private static final @Nullable Long ONLY = Long.getLong("vitrina.sync.seed");
    private static final int MOST_RUNS = 60;
    private static final int ROUNDS = 1 + (int) (TRIES / 500);
    private static final AtomicLong SHOPS = new AtomicLong(900_000);
    private static final JsonMapper JSON = new JsonMapper();
    private static WbSandbox sandbox;
    private static LiveSandbox gateway;
    private static Mirror mirror;
    private static SyncPauses pauses;
    private static SyncJob job;

    @BeforeAll
    static void start() {
        sandbox = WbSandbox.start(SandboxSettings.builder().port(0).cards(1).quotas(false).build());
        gateway = new LiveSandbox(sandbox);
        mirror = TestDatabase.mirrors().mirror(
            CardMirror.definition(new CardListSource(gateway, new CardJson(JSON)), SyncPolicy.DEFAULT.changesKept())
        );
        SyncPlan plan = new SyncPlan(mirror, SyncPolicy.DEFAULT, Clock.systemUTC());
        pauses = new SyncPauses(TestDatabase.jdbc());
        job = new SyncJob(
            mirror,
            plan,
            pauses,
            new Baselines(TestDatabase.jdbc()),
            new EveryShop(),
            new Told().alerts(),
            JSON,
            Clock.systemUTC()
        );
    }

    @AfterAll
    static void stop() {
        gateway.close();
        sandbox.close();
    }

    @Test
    void theMirrorEndsUpEqualToWildberries() {
        if (ONLY != null) {
            check(ONLY);
            return;
        }
        for (long seed = 0; seed < TRIES; seed++) {
            check(seed);
        }
    }

    private static void check(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long shop = SHOPS.incrementAndGet();
        Catalogue catalogue = new Catalogue(sandbox.control(), random, shop, random.nextInt(90, 260));
        try {
            for (int round = 0; round < ROUNDS; round++) {
                Trouble trouble = new Trouble(catalogue, random);
                gateway.beforeEachCall(trouble);
                finish(shop, SyncMode.FULL, random);
                finish(shop, SyncMode.INCREMENTAL, random);
                calm();
                finish(shop, SyncMode.INCREMENTAL, random);
                catalogue.assertFollowed();
            }
            calm();
            reconcile(shop);
            catalogue.assertEqual();
        } catch (RuntimeException | AssertionError e) {
            String story = String.join("\n", catalogue.story());
            throw new AssertionError("-Dvitrina.sync.seed=" + seed + " repeats it:\n" + story, e);
        } finally {
            calm();
            mirror.purge(shop);
            pauses.resume(new ShopId(shop));
        }
    }

    private static void calm() {
        gateway.beforeEachCall(() -> {});
        sandbox.control().clearFaults();
    }

    /** Runs the job, as the host does, until a run of this mode has come to its end. */
    private static void finish(long shop, SyncMode mode, SplittableRandom random) {
        String input = "{\"mode\":\"%s\"}".formatted(mode);
        for (int run = 0; run < MOST_RUNS; run++) {
            pauses.resume(new ShopId(shop));
            try {
                JobResult result = job.run(new Run(new ShopId(shop), input, random.split()));
                SyncRun last = mirror.runs(shop, 1).getFirst();
                if (
                    last.outcome() == SyncRun.Outcome.COMPLETED &&
                    last.mode() == mode &&
                    result instanceof JobResult.Succeeded
                ) {
                    return;
                }
            } catch (Killed died) {
                // The host comes back and runs the job again.
            }
        }
        throw new AssertionError("No run came to its end");
    }

    /** A full run that missed many cards deletes nothing until a second one agrees. */
    private static void reconcile(long shop) {
        pauses.resume(new ShopId(shop));
        SyncRun last;
        do {
            job.run(new Run(new ShopId(shop), "{\"mode\":\"FULL\"}", null));
            last = mirror.runs(shop, 1).getFirst();
        } while (last.mode() != SyncMode.FULL || last.outcome() != SyncRun.Outcome.COMPLETED);
    }

    /** What happens before a page is read. It comes to an end, so that a run can. */
    private static final class Trouble implements Runnable {

        private final Catalogue catalogue;
        private final RandomGenerator random;
        private int left;

        Trouble(Catalogue catalogue, RandomGenerator random) {
            this.catalogue = catalogue;
            this.random = random;
            this.left = random.nextInt(4, 16);
        }

        @Override
        public void run() {
            if (left-- <= 0) {
                return;
            }
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                catalogue.change();
            }
            if (random.nextInt(5) == 0) {
                catalogue.lateChange();
            }
            if (random.nextInt(3) == 0) {
                sandbox.control().fault(FaultRule.on("cards-list", fault()).times(1));
            }
        }

        private Fault fault() {
            return switch (random.nextInt(11)) {
                case 0, 1 -> new Fault.RateLimited(600L);
                case 2 -> new Fault.ServerError(503);
                case 3 -> new Fault.CutBody();
                case 4 -> new Fault.TruncatedJson();
                case 5 -> new Fault.ConnectionReset();
                case 6 -> new Fault.WrongTypes();
                case 7 -> new Fault.StuckCursor();
                case 8 -> new Fault.BusinessError(null);
                case 9 -> new Fault.EmptyPage();
                default -> new Fault.HtmlPage(498);
            };
        }
    }

    /** The host dies after a page was committed. */
    private static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** @param random whether the host dies or somebody cancels; null = neither */
    private record Run(ShopId shop, String input, @Nullable SplittableRandom random) implements JobRun {
        @Override
        public String jobId() {
            return "1";
        }

        @Override
        public void progress(long done, @Nullable Long total, long failed, @Nullable String message) {
            if (random != null && random.nextInt(12) == 0) {
                throw new Killed();
            }
            if (random != null && random.nextInt(12) == 0) {
                pauses.pause(shop);
            }
        }

        @Override
        public boolean cancelled() {
            return random != null && random.nextInt(30) == 0;
        }
    }

    private static final class EveryShop implements ShopDirectory {

        @Override
        public Optional<Shop> find(ShopId id) {
            return Optional.of(new Shop(id, "Seller", null, "sid", Shop.State.CONNECTED, Instant.EPOCH));
        }

        @Override
        public List<Shop> all() {
            return List.of();
        }
    }
}
