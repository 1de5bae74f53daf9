package dev.vitrina.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.app.FlowReport.Flow;
import dev.vitrina.app.FlowReport.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowReportTest {

    @TempDir
    Path directory;

    @Test
    void tellsWhatPassedFromWhatFailed() throws IOException {
        FlowReport report = read(
            """
            {"expectedStatus": "passed", "status": "expected", "results": [{"status": "passed"}]}""",
            """
            {"expectedStatus": "passed", "status": "unexpected", "results": [{"errors": [{"message": "no button"}]}]}"""
        );

        assertThat(report.flows()).containsExactly(
            new Flow("a.spec.ts", "group › flow 1", Verdict.PASSED, "expected"),
            new Flow("a.spec.ts", "group › flow 2", Verdict.FAILED, "unexpected\nno button")
        );
        assertThat(report.clean()).isFalse();
    }

    @Test
    void aFlowThatPassedWhenRunAgainIsFlakyAndKeepsWhatWentWrong() throws IOException {
        FlowReport report = read(
            """
            {"expectedStatus": "passed", "status": "flaky",
             "results": [{"status": "failed", "errors": [{"message": "no button"}]}, {"status": "passed"}]}"""
        );

        assertThat(report.flows()).containsExactly(
            new Flow("a.spec.ts", "group › flow 1", Verdict.FLAKY, "flaky\nno button")
        );
        assertThat(report.clean()).isTrue();
    }

    @Test
    void aFlowWithoutATestHasNotPassed() throws IOException {
        FlowReport report = read("");

        assertThat(report.flows()).containsExactly(
            new Flow("a.spec.ts", "group › flow 1", Verdict.FAILED, "never ran")
        );
        assertThat(report.clean()).isFalse();
    }

    @Test
    void aFlowThatSkipsItselfIsSkippedUnderItsTitle() throws IOException {
        FlowReport report = read(
            """
            {"expectedStatus": "skipped", "status": "skipped", "results": [{"status": "skipped"}],
             "annotations": [{"type": "skip", "description": "no H.264"}]}"""
        );

        assertThat(report.flows()).containsExactly(
            new Flow("a.spec.ts", "group › flow 1", Verdict.SKIPPED, "skipped: no H.264")
        );
        assertThat(report.clean()).isTrue();
    }

    @Test
    void aFlowThatSkipsItselfForNoStatedReasonHasFailed() throws IOException {
        FlowReport report = read(
            """
            {"expectedStatus": "skipped", "status": "skipped", "results": [], "annotations": [{"type": "fixme"}]}"""
        );

        assertThat(report.flows()).containsExactly(
            new Flow("a.spec.ts", "group › flow 1", Verdict.FAILED, "skipped without a reason")
        );
    }

    @Test
    void aFlowThatPlaywrightDidNotComeToHasFailed() throws IOException {
        FlowReport report = read(
            """
            {"expectedStatus": "passed", "status": "skipped", "results": []}"""
        );

        assertThat(report.flows()).containsExactly(
            new Flow("a.spec.ts", "group › flow 1", Verdict.FAILED, "cut short, or never ran")
        );
    }

    /** A report of one flow for each of these, with the test in it. */
    private FlowReport read(String... tests) throws IOException {
        StringBuilder specs = new StringBuilder();
        for (int i = 0; i < tests.length; i++) {
            specs
                .append(i == 0 ? "" : ",")
                .append("{\"title\": \"flow %d\", \"file\": \"a.spec.ts\", ".formatted(i + 1))
                .append("\"tests\": [%s]}".formatted(tests[i]));
        }
        Path file = directory.resolve("report.json");
        Files.writeString(
            file,
            """
            {"suites": [{"title": "a.spec.ts", "suites": [{"title": "group", "specs": [%s]}]}], "errors": []}
            """.formatted(specs)
        );
        return FlowReport.read(file);
    }
}
