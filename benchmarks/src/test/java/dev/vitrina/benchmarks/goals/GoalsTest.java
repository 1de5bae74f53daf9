package dev.vitrina.benchmarks.goals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the goals can still be measured, on the cheapest of those in which every contender takes part. */
class GoalsTest {

    @Test
    void aTrialMeasuresEveryContenderAndReplacesItsSectionOfThePage(@TempDir Path directory) throws Exception {
        Path page = directory.resolve("benchmarks.md");
        Files.writeString(page, "before\n" + GoalsReport.BEGIN + "\nold\n" + GoalsReport.END + "\nafter\n");

        GoalsReport report = Goals.measure(List.of(new ColdStorm(), new CrashPoints()), true);
        report.writeInto(page);
        report.writeJson(directory.resolve("goals.json"));
        GoalsReport again = GoalsReport.read(directory.resolve("goals.json"));

        assertThat(Files.readString(page))
            .startsWith("before\n")
            .endsWith(GoalsReport.END + "\nafter\n")
            .doesNotContain("old\n")
            .contains("| G4 |", "JetCache", "Caffeine, async", "by hand", "| 1 / 1 / 1 | met |", "| G16 |");
        assertThat(again.markdown()).isEqualTo(report.markdown()).contains("clock source");
    }
}
