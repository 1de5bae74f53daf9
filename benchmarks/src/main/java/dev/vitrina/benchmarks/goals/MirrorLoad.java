package dev.vitrina.benchmarks.goals;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.benchmarks.goals.RawLoad.Item;
import dev.vitrina.benchmarks.goals.measure.Comparison;
import dev.vitrina.benchmarks.goals.measure.Rounds;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.MirrorColumn;
import dev.vitrina.cache.MirrorDefinition;
import dev.vitrina.cache.PageSource.PageQuery;
import dev.vitrina.cache.PageSource.PageResult;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.cache.engine.CacheEngine;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * G15, a mirror of 20,000 rows of 1 KB against the best that raw SQL does with the same pages, a commit for each: the first
 * load, and another full run over it with a tenth changed.
 */
final class MirrorLoad implements Goal {

    private static final String MIRROR = "mirror";

    private final AtomicLong tenants = new AtomicLong(1);
    private volatile long revision;

    @Override
    public List<String> ids() {
        return List.of("G15");
    }

    @Override
    public List<Result> measure(Lab lab) throws Exception {
        lab
            .server()
            .execute(
                """
                CREATE TABLE bench.mirrored (shop_id bigint, id bigint, doc json NOT NULL, content_hash bytea, source_version text,
                    synced_at timestamptz, name text, number bigint, PRIMARY KEY (shop_id, id))
                """
            );
        lab.server().execute("CREATE TABLE " + RawLoad.TABLE + " (LIKE bench.mirrored INCLUDING ALL)");
        try (HikariDataSource pool = lab.server().pool(6); CacheEngine engine = CacheEngine.on(pool).start()) {
            Mirror mirror = engine.mirrors().mirror(definition());
            RawLoad raw = new RawLoad(pool);
            int rounds = lab.amount(7, 2);
            Comparison first = new Rounds(1, rounds)
                .add(RawLoad.BATCHES, () -> rate(() -> raw.batches(tenants.incrementAndGet(), this::page)))
                .add(RawLoad.COPY, () -> rate(() -> raw.copy(tenants.incrementAndGet(), this::page)))
                .add(MIRROR, () -> rate(() -> sync(mirror, tenants.incrementAndGet())))
                .run();
            long tenant = tenants.incrementAndGet();
            raw.batches(tenant, this::page);
            sync(mirror, tenant);
            Comparison again = new Rounds(1, rounds)
                .add(RawLoad.BATCHES, () -> rateOfNext(() -> raw.batches(tenant, this::page)))
                .add(RawLoad.COPY, () -> rateOfNext(() -> raw.copy(tenant, this::page)))
                .add(MIRROR, () -> rateOfNext(() -> sync(mirror, tenant)))
                .run();
            return List.of(result(first, again));
        }
    }

    private static Result result(Comparison first, Comparison again) {
        Result.Builder result = Result.of(
            "G15",
            "mirror of 20,000 rows of 1 KB: first load; full run again with a tenth changed, against the best raw way",
            "at least 0.9 x; at least 4 x"
        );
        for (String name : List.of(RawLoad.BATCHES, RawLoad.COPY)) {
            result.beside(name, rates(first, again, name));
        }
        String bestFirst = best(first);
        String bestAgain = best(again);
        return result
            .note(
                "Best raw way: " +
                bestFirst +
                " first, " +
                bestAgain +
                " again. Raw batches skip rows of an equal hash."
            )
            .verdict(
                rates(first, again, MIRROR) +
                ": " +
                first.ratio(MIRROR, bestFirst).asRatio() +
                ", " +
                again.ratio(MIRROR, bestAgain).asRatio(),
                first.ratio(MIRROR, bestFirst).median() >= 0.9 && again.ratio(MIRROR, bestAgain).median() >= 4
            );
    }

    private static String best(Comparison rates) {
        return rates.of(RawLoad.BATCHES).median() > rates.of(RawLoad.COPY).median() ? RawLoad.BATCHES : RawLoad.COPY;
    }

    private static String rates(Comparison first, Comparison again, String name) {
        return String.format(Locale.ROOT, "%,.0f rows/s, then %,.0f", first.of(name).median(), again.of(name).median());
    }

    private MirrorDefinition<Item> definition() {
        return new MirrorDefinition<>(
            "bench/items",
            "bench.mirrored",
            Item::id,
            Item::document,
            item -> "%06d".formatted(item.version()),
            List.of(new MirrorColumn<>("name", "text", Item::name), new MirrorColumn<>("number", "bigint", Item::id)),
            this::page,
            0.5
        );
    }

    private PageResult<Item> page(PageQuery query) {
        long from = query.cursor() == null ? 0 : Long.parseLong(query.cursor());
        long to = from + RawLoad.PAGE;
        return new PageResult.Page<>(page(from), Long.toString(to), to >= RawLoad.ROWS);
    }

    private List<Item> page(long from) {
        return Item.page(from, revision);
    }

    private static void sync(Mirror mirror, long tenant) {
        mirror.sync(tenant, SyncMode.FULL, page -> {});
    }

    /** Another tenth of the rows has changed. Each way meets a change of its own, as all are run once a round. */
    private double rateOfNext(Runnable work) {
        revision = revision + 1;
        return rate(work);
    }

    private static double rate(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return (RawLoad.ROWS * 1e9) / (System.nanoTime() - began);
    }
}
