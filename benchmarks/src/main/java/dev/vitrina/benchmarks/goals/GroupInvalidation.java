package dev.vitrina.benchmarks.goals;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.benchmarks.goals.contender.Contender;
import dev.vitrina.benchmarks.goals.contender.Origin;
import dev.vitrina.benchmarks.goals.contender.Vitrina;
import dev.vitrina.benchmarks.goals.measure.Comparison;
import dev.vitrina.benchmarks.goals.measure.Quartiles;
import dev.vitrina.benchmarks.goals.measure.Rounds;
import dev.vitrina.benchmarks.goals.measure.ThreadCost;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Scope;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * G10, invalidating a tag and a tenant that a million entries carry: rows written, time, and what each tag of an entry adds to
 * a hit in memory while other scopes are being invalidated.
 */
final class GroupInvalidation implements Goal {

    private static final String TAG = "of all";
    private static final int TAGS = 16;
    private static final int KEYS = 1_000;

    @Override
    public List<String> ids() {
        return List.of("G10");
    }

    @Override
    public List<Result> measure(Lab lab) throws Exception {
        int entries = lab.amount(1_000_000, 50_000);
        Result.Builder result = Result.of(
            "G10",
            "invalidating a tag or a tenant of %,d entries: rows written beside the log's, p99; cost of a tag on a hit".formatted(
                entries
            ),
            "1 row, p99 at most 5 ms; at most 10 ns"
        );
        long tenant = lab.tenant();
        double[] tag;
        double[] whole;
        double[] commit;
        double perTag;
        try (Vitrina replica = Vitrina.open(lab.setting(), new Origin(64))) {
            fill(lab, replica, tenant, entries);
            int rounds = lab.amount(300, 50);
            tag = millis(rounds, () -> replica.invalidate(new Scope.Tag(tenant, TAG)));
            whole = millis(rounds, () -> replica.invalidate(new Scope.Tenant(tenant)));
            commit = commits(lab, rounds);
            perTag = nanosPerTag(lab, replica);
        }
        long scopes = lab.server().number("SELECT count(*) FROM cache.scope_generation WHERE tenant = " + tenant);
        long touched = lab
            .server()
            .number("SELECT count(*) FROM cache.entry WHERE tenant = " + tenant + " AND xmax::text <> '0'");
        result.beside(Contender.SPRING_POSTGRES.title(), delete(lab, entries));
        result.beside(Contender.JETCACHE.title(), "not offered");
        result.beside(Contender.CAFFEINE.title() + ", " + Contender.SPRING.title(), "not offered, only all of a cache");
        lab.server().execute("TRUNCATE cache.entry, bench.spring");
        double p99 = Math.max(Quartiles.quantile(tag, 0.99), Quartiles.quantile(whole, 0.99));
        boolean oneRow = scopes == 2 && touched == 0;
        return List.of(
            result
                .note(
                    String.format(
                        Locale.ROOT,
                        "In the same minute a commit of one row took %.1f ms, p99 %.1f ms.",
                        Quartiles.of(commit).median(),
                        Quartiles.quantile(commit, 0.99)
                    )
                )
                .verdict(
                    String.format(
                        Locale.ROOT,
                        "%s; tag %.1f ms, p99 %.1f ms; tenant %.1f ms, p99 %.1f ms; %.1f ns a tag",
                        oneRow ? "1 row each" : touched + " entries written",
                        Quartiles.of(tag).median(),
                        Quartiles.quantile(tag, 0.99),
                        Quartiles.of(whole).median(),
                        Quartiles.quantile(whole, 0.99),
                        perTag
                    ),
                    oneRow && p99 <= 5 && perTag <= 10
                )
        );
    }

    /** Copies of an entry that the engine itself stored. */
    private static void fill(Lab lab, Vitrina replica, long tenant, int entries) {
        replica.get(replica.request(tenant, "template", TAG));
        lab
            .server()
            .execute(
                """
                INSERT INTO cache.entry (tenant, key, policy_version, endpoint, envelope, kind, body, fetched_at, keep_until,
                                         scopes, generation, hard_generation)
                SELECT tenant, gen_random_uuid(), policy_version, endpoint, envelope, kind, body, fetched_at, keep_until,
                       scopes, generation, hard_generation
                FROM cache.entry, generate_series(2, %d)
                WHERE tenant = %d
                """.formatted(entries, tenant)
            );
        lab.server().execute("VACUUM ANALYZE cache.entry");
    }

    private static double[] millis(int rounds, Runnable work) {
        double[] millis = new double[rounds];
        for (int i = -5; i < rounds; i++) {
            long began = System.nanoTime();
            work.run();
            if (i >= 0) {
                millis[i] = (System.nanoTime() - began) / 1e6;
            }
        }
        return millis;
    }

    private static double[] commits(Lab lab, int rounds) throws SQLException {
        try (
            HikariDataSource pool = lab.server().pool(1);
            Connection connection = pool.getConnection();
            Statement statement = connection.createStatement()
        ) {
            return millis(rounds, () -> {
                try {
                    statement.execute("INSERT INTO public.commit_probe VALUES (now())");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    private static double nanosPerTag(Lab lab, Vitrina replica) throws Exception {
        List<CacheRequest<byte[]>> plain = requests(replica, lab.tenant());
        List<CacheRequest<byte[]>> tagged = requests(
            replica,
            lab.tenant(),
            IntStream.range(0, TAGS)
                .mapToObj(i -> "tag " + i)
                .toArray(String[]::new)
        );
        long elsewhere = lab.tenant();
        AtomicBoolean over = new AtomicBoolean();
        Thread others = Thread.ofVirtual().start(() -> {
                for (int i = 0; !over.get(); i++) {
                    replica.invalidate(new Scope.Tag(elsewhere, "tag " + (i % 100)));
                    LockSupport.parkNanos(2_000_000);
                }
            });
        ThreadCost cost = new ThreadCost(400_000);
        try {
            Comparison nanos = new Rounds(lab.amount(5, 2), lab.amount(15, 5))
                .add("plain", () -> cost.nanos(i -> replica.get(plain.get(i % KEYS)).length))
                .add("tagged", () -> cost.nanos(i -> replica.get(tagged.get(i % KEYS)).length))
                .run();
            return (nanos.of("tagged").median() - nanos.of("plain").median()) / TAGS;
        } finally {
            over.set(true);
            others.join();
        }
    }

    private static List<CacheRequest<byte[]>> requests(Vitrina replica, long tenant, String... tags) {
        List<CacheRequest<byte[]>> requests = new ArrayList<>();
        for (int i = 0; i < KEYS; i++) {
            requests.add(replica.request(tenant, "id=" + i, tags));
            replica.get(requests.getLast());
        }
        return requests;
    }

    private static String delete(Lab lab, int rows) {
        lab.server().execute("TRUNCATE bench.spring");
        lab
            .server()
            .execute(
                "INSERT INTO bench.spring SELECT 'tenant:' || i, '\\x00', now() + interval '1 hour' FROM generate_series(1, " +
                rows +
                ") i"
            );
        long began = System.nanoTime();
        lab.server().execute("DELETE FROM bench.spring WHERE key LIKE 'tenant:%'");
        return String.format(Locale.ROOT, "%,d rows deleted, %,.0f ms", rows, (System.nanoTime() - began) / 1e6);
    }
}
