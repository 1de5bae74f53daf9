package dev.vitrina.benchmarks.start;

import dev.vitrina.benchmarks.product.Database;
import dev.vitrina.benchmarks.product.Launch;
import dev.vitrina.benchmarks.product.Machine;
import dev.vitrina.benchmarks.product.Product;
import dev.vitrina.benchmarks.product.Report;
import dev.vitrina.benchmarks.product.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Starts the host several times from the jar as it is built and from the extracted one, in turns, and gives the medians. */
public final class StartBenchmark {

    private static final int ROUNDS = Integer.getInteger("rounds", 5);

    private StartBenchmark() {}

    /** Seconds on the clock and of the processors until the host is ready; MiB it held at most until then. */
    private record Start(double seconds, double processorSeconds, double mebibytes) {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createTempDirectory("vitrina-start");
        Path jar = Repository.here().jar();
        Path extracted = ExtractedJar.of(jar, directory.resolve("extracted"));
        try (Database database = Database.start()) {
            Report report = new Report("start", Machine.facts(database));
            Launch fat = Launch.of(jar, directory.resolve("fat"))
                .with(Repository.here().developmentPlugins())
                .with(database.fresh("start"));
            Launch thin = fat.withJar(extracted);
            start(fat); // migrates the database, so that all starts after it do the same work
            List<Start> fatStarts = new ArrayList<>();
            List<Start> thinStarts = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                fatStarts.add(start(fat));
                thinStarts.add(start(thin));
            }
            add(report, "fat jar", fatStarts);
            add(report, "extracted jar", thinStarts);
            double ratio = median(thinStarts, Start::processorSeconds) / median(fatStarts, Start::processorSeconds);
            report.add("extracted / fat jar, processor", ratio, "x");
            report.write(Repository.here().root().resolve("benchmarks/target"));
        }
    }

    private static Start start(Launch launch) {
        long begin = System.nanoTime();
        try (Product product = Product.start(launch)) {
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Start(seconds, Machine.processorSeconds(product.pid()), Machine.peakMebibytes(product.pid()));
        }
    }

    private static void add(Report report, String what, List<Start> starts) {
        report.add(what + ", ready", median(starts, Start::seconds), "s");
        report.add(what + ", processor", median(starts, Start::processorSeconds), "s");
        report.add(what + ", memory", median(starts, Start::mebibytes), "MiB");
    }

    private static double median(List<Start> starts, Function<Start, Double> figure) {
        List<Double> sorted = starts.stream().map(figure).sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
