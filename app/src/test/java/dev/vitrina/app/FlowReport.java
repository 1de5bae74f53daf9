package dev.vitrina.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Playwright's {@code json} reporter wrote of one run.
 *
 * @param flows each flow that was found, in the order of the files
 * @param troubles what belongs to no flow, e.g. a file that does not compile or a run that took too long
 */
record FlowReport(List<Flow> flows, List<String> troubles) {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * One browser flow.
     *
     * @param file the file it stands in
     * @param title its title, after those of the groups around it
     * @param outcome Playwright's word for how it ended, and the errors of each try
     */
    record Flow(String file, String title, Verdict verdict, String outcome) {}

    /** What a flow comes to. */
    enum Verdict {
        PASSED,
        /** Failed, and passed when it was run again: only where {@code VITRINA_E2E_RETRIES} allows that. */
        FLAKY,
        /** By its own {@code test.skip} or {@code test.fixme}, which says why. */
        SKIPPED,
        /** Also when it was to run and did not, and when it is skipped for no stated reason. */
        FAILED,
    }

    FlowReport {
        flows = List.copyOf(flows);
        troubles = List.copyOf(troubles);
    }

    static FlowReport read(Path file) throws IOException {
        JsonNode report = JSON.readTree(Files.readString(file));
        return new FlowReport(
            children(report, "suites")
                .flatMap(suite -> flows(suite, ""))
                .toList(),
            children(report, "errors").map(FlowReport::message).toList()
        );
    }

    boolean clean() {
        return troubles.isEmpty() && flows.stream().noneMatch(flow -> flow.verdict() == Verdict.FAILED);
    }

    private static Stream<Flow> flows(JsonNode suite, String group) {
        Stream<Flow> own = children(suite, "specs").map(spec -> flow(spec, group));
        Stream<Flow> nested = children(suite, "suites").flatMap(inner ->
            flows(inner, group + inner.path("title").asString() + " › ")
        );
        return Stream.concat(own, nested);
    }

    private static Flow flow(JsonNode spec, String group) {
        String outcome = children(spec, "tests")
            .flatMap(test ->
                Stream.concat(
                    Stream.of(outcome(test)),
                    children(test, "results")
                        .flatMap(result -> children(result, "errors"))
                        .map(FlowReport::message)
                )
            )
            .reduce((first, second) -> first + "\n" + second)
            .orElse("never ran");
        return new Flow(spec.path("file").asString(), group + spec.path("title").asString(), verdict(spec), outcome);
    }

    /** A flow that was found without a test in it has not passed. */
    private static Verdict verdict(JsonNode spec) {
        Set<Verdict> verdicts = children(spec, "tests")
            .map(test -> verdict(test.path("status").asString(), skips(test) && !reasons(test).isEmpty()))
            .collect(Collectors.toSet());
        if (verdicts.isEmpty() || verdicts.contains(Verdict.FAILED)) {
            return Verdict.FAILED;
        }
        if (verdicts.contains(Verdict.FLAKY)) {
            return Verdict.FLAKY;
        }
        return verdicts.contains(Verdict.PASSED) ? Verdict.PASSED : Verdict.SKIPPED;
    }

    private static Verdict verdict(String status, boolean skipsForAReason) {
        return switch (status) {
            case "expected" -> Verdict.PASSED;
            case "flaky" -> Verdict.FLAKY;
            case "skipped" -> skipsForAReason ? Verdict.SKIPPED : Verdict.FAILED;
            default -> Verdict.FAILED;
        };
    }

    /** Playwright says "skipped" also of what it did not come to, after an earlier project failed or the time was up. */
    private static String outcome(JsonNode test) {
        String status = test.path("status").asString();
        if (!status.equals("skipped")) {
            return status;
        }
        if (!skips(test)) {
            return "cut short, or never ran";
        }
        String reasons = reasons(test);
        return reasons.isEmpty() ? "skipped without a reason" : "skipped: " + reasons;
    }

    private static String reasons(JsonNode test) {
        return children(test, "annotations")
            .map(annotation -> annotation.path("description").asString(""))
            .filter(reason -> !reason.isBlank())
            .collect(Collectors.joining("; "));
    }

    private static boolean skips(JsonNode test) {
        return test.path("expectedStatus").asString().equals("skipped");
    }

    private static String message(JsonNode error) {
        // Playwright colours its messages for a terminal.
        return error.path("message").asString("an error without a message").replaceAll("\u001B\\[[0-9;]*m", "");
    }

    private static Stream<JsonNode> children(JsonNode node, String name) {
        return node.path(name).valueStream();
    }
}
