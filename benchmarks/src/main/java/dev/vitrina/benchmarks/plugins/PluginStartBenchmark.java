package dev.vitrina.benchmarks.plugins;

import dev.vitrina.benchmarks.product.Database;
import dev.vitrina.benchmarks.product.Launch;
import dev.vitrina.benchmarks.product.Machine;
import dev.vitrina.benchmarks.product.Product;
import dev.vitrina.benchmarks.product.ProductClient;
import dev.vitrina.benchmarks.product.Report;
import dev.vitrina.benchmarks.product.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * Starts the host without plugins, with the four of the product, and with sixteen copies of the sample beside them, in turns; then
 * switches one plugin of twenty off and on again and again, and gives the medians.
 */
public final class PluginStartBenchmark {

    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final int WARM_ROUNDS = Integer.getInteger("warm.rounds", 30);
    private static final int COPIES = 16;
    private static final Duration LONGEST_CHANGE = Duration.ofSeconds(60);

    private PluginStartBenchmark() {}

    /** Seconds on the clock and of the processors until the host is ready. */
    private record Start(double seconds, double processorSeconds) {}

    private record Subject(int plugins, Launch launch, List<Start> starts) {
        double median(ToDoubleFunction<Start> figure) {
            return PluginStartBenchmark.median(starts.stream().map(figure::applyAsDouble).toList());
        }
    }

    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createTempDirectory("vitrina-plugins");
        List<Path> copies = new SampleCopies(directory.resolve("copies")).make(COPIES);
        try (Database database = Database.start()) {
            Report report = new Report("plugins", Machine.facts(database));
            Launch none = Launch.of(Repository.here().jar(), directory.resolve("none")).with(database.fresh("none"));
            Launch four = Launch.of(Repository.here().jar(), directory.resolve("four"))
                .with(Repository.here().developmentPlugins())
                .with(database.fresh("four"));
            Launch twenty = Launch.of(Repository.here().jar(), directory.resolve("twenty"))
                .with(Repository.here().developmentPlugins())
                .with(development(copies))
                .with(database.fresh("twenty"));
            List<Subject> subjects = List.of(
                new Subject(0, none, new ArrayList<>()),
                new Subject(Repository.PLUGINS.size(), four, new ArrayList<>()),
                new Subject(Repository.PLUGINS.size() + COPIES, twenty, new ArrayList<>())
            );
            subjects.forEach(subject -> start(subject.launch())); // migrates the database: all starts after it do the same work
            for (int round = 0; round < ROUNDS; round++) {
                subjects.forEach(subject -> subject.starts().add(start(subject.launch())));
            }
            double base = subjects.getFirst().median(Start::seconds);
            for (Subject subject : subjects) {
                String what = "host with " + subject.plugins() + " plugins, ";
                report.add(what + "ready", subject.median(Start::seconds), "s");
                report.add(what + "processor", subject.median(Start::processorSeconds), "s");
                report.add(what + "ready / without any", subject.median(Start::seconds) / base, "x");
            }
            changes(twenty, report);
            report.write(Repository.here().root().resolve("benchmarks/target"));
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
    }

    private static Map<String, String> development(List<Path> copies) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (Path copy : copies) {
            int place = Repository.PLUGINS.size() + properties.size();
            properties.put("vitrina.plugins.development[" + place + "]", copy.toString());
        }
        return properties;
    }

    private static Start start(Launch launch) {
        long begin = System.nanoTime();
        try (Product product = Product.start(launch)) {
            return new Start((System.nanoTime() - begin) / 1e9, Machine.processorSeconds(product.pid()));
        }
    }

    /** From the start of the job to its end, on a host that has done it often. */
    private static void changes(Launch launch, Report report) {
        try (Product product = Product.start(launch); ProductClient admin = ProductClient.admin(product.url())) {
            List<Double> on = new ArrayList<>();
            List<Double> off = new ArrayList<>();
            for (int round = 0; round < WARM_ROUNDS; round++) {
                off.add(change(admin, "pluginDisable"));
                on.add(change(admin, "pluginEnable"));
            }
            int warm = WARM_ROUNDS / 2;
            report.add(
                "one of 20 plugins, from enabling to serving",
                median(on.subList(warm, WARM_ROUNDS)),
                "s",
                "0.5"
            );
            report.add("one of 20 plugins, from disabling to gone", median(off.subList(warm, WARM_ROUNDS)), "s");
            report.add("the same, the very first of the host", on.getFirst(), "s");
        }
    }

    private static double change(ProductClient admin, String mutation) {
        String id = admin
            .query("mutation { %s(input: {id: \"hello1\"}) { job { id } errors { message } } }".formatted(mutation))
            .path(mutation)
            .path("job")
            .path("id")
            .asString();
        long patience = System.nanoTime() + LONGEST_CHANGE.toNanos();
        while (System.nanoTime() < patience) {
            JsonNode job = admin
                .query("{ job(id: \"%s\") { state startedAt finishedAt problem { message } } }".formatted(id))
                .path("job");
            if (job.path("state").asString().equals("SUCCEEDED")) {
                Instant began = Instant.parse(job.path("startedAt").asString());
                return Duration.between(began, Instant.parse(job.path("finishedAt").asString())).toNanos() / 1e9;
            }
            if (job.path("state").asString().equals("FAILED")) {
                throw new IllegalStateException(mutation + ": " + job);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new IllegalStateException(mutation + " did not end within " + LONGEST_CHANGE);
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }
}
