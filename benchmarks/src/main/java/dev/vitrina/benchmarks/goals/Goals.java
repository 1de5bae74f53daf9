package dev.vitrina.benchmarks.goals;

import dev.vitrina.benchmarks.goals.contender.Contender;
import dev.vitrina.benchmarks.goals.measure.Quartiles;
import dev.vitrina.benchmarks.goals.measure.Server;
import dev.vitrina.benchmarks.product.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures the engine's goals against its rivals: one JVM, one PostgreSQL, all contenders in turns. A run of all of them writes
 * its section of {@code docs/benchmarks.md}; see there.
 */
public final class Goals {

    private static final List<Goal> ALL = List.of(
        new MemoryHit(),
        new StoreHit(),
        new ColdStorm(),
        new FailingOrigin(),
        new HungOrigin(),
        new StaleAfterInvalidation(),
        new NoticeLatency(),
        new LostNotices(),
        new GroupInvalidation(),
        new RateLimit(),
        new Outage(),
        new NoisyTenant(),
        new HotUpdates(),
        new MirrorLoad(),
        new CrashPoints(),
        new DeepPage(),
        new ColdStart()
    );

    private Goals() {}

    /**
     * @param arguments which goals, as {@code G1,G3}, all when there are none; {@code quick} for a trial; {@code page} to measure
     *                  nothing and write the page anew from the last run's figures
     */
    public static void main(String[] arguments) throws Exception {
        Path root = Repository.here().root();
        Path figures = root.resolve("benchmarks/target/goals.json");
        Path page = root.resolve("docs/benchmarks.md");
        if (List.of(arguments).contains("page")) {
            GoalsReport.read(figures).writeInto(page);
            return;
        }
        Set<String> wanted = new HashSet<>();
        for (String argument : arguments) {
            wanted.addAll(List.of(argument.split(",")));
        }
        boolean quick = wanted.remove("quick");
        List<Goal> goals = ALL.stream()
            .filter(goal -> wanted.isEmpty() || !Collections.disjoint(goal.ids(), wanted))
            .toList();
        GoalsReport report = measure(goals, quick);
        System.out.println("\n" + report.markdown());
        boolean whole = wanted.isEmpty() && !quick;
        report.writeJson(whole ? figures : root.resolve("benchmarks/target/goals-trial.json"));
        if (whole) {
            report.writeInto(page);
        }
    }

    static GoalsReport measure(List<Goal> goals, boolean quick) throws Exception {
        List<Result> results = new ArrayList<>();
        try (Server server = new Server()) {
            server.migrate("dev/vitrina/cache/changelog.yaml");
            Contender.prepare(server);
            Lab lab = new Lab(server, quick, new AtomicLong(1_000));
            Map<String, String> environment = Environment.of(server);
            Quartiles before = Canary.sing(lab.amount(15, 5));
            for (Goal goal : goals) {
                results.addAll(measure(goal, lab));
            }
            Quartiles after = Canary.sing(lab.amount(15, 5));
            environment.put("load average after", Environment.load());
            environment.put(
                "canary's spread",
                String.format(Locale.ROOT, "%.0f %% before, %.0f %% after", 100 * before.spread(), 100 * after.spread())
            );
            boolean noisy = Math.max(before.spread(), after.spread()) > Canary.LIMIT;
            return new GoalsReport(new GoalsReport.Run(environment, noisy, results));
        }
    }

    /** One goal that breaks must not take the others' figures with it. */
    private static List<Result> attempt(Goal goal, Lab lab) {
        try {
            return goal.measure(lab);
        } catch (Exception e) {
            e.printStackTrace();
            return goal
                .ids()
                .stream()
                .map(id -> Result.of(id, "", "").verdict("the measurement broke: " + e, Result.Verdict.BROKEN))
                .toList();
        }
    }

    private static List<Result> measure(Goal goal, Lab lab) throws Exception {
        long began = System.nanoTime();
        List<Result> results = attempt(goal, lab);
        System.out.printf(
            "%s in %.1f s, load %s%n",
            String.join(", ", goal.ids()),
            (System.nanoTime() - began) / 1e9,
            Environment.load()
        );
        for (Result result : results) {
            System.out.printf("  %s %s: %s%n", result.id(), result.verdict(), result.measured());
            result.beside().forEach(line -> System.out.println("     " + line));
            result.notes().forEach(line -> System.out.println("     - " + line));
        }
        return results;
    }
}
