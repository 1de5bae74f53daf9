package dev.vitrina.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
     * @param passed whether it ran and ended as expected
     * @param outcome Playwright's word for how it ended, and the errors of each try
     */
    record Flow(String file, String title, boolean passed, String outcome) {}

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
                    Stream.of(test.path("status").asString()),
                    children(test, "results")
                        .flatMap(result -> children(result, "errors"))
                        .map(FlowReport::message)
                )
            )
            .reduce((first, second) -> first + "\n" + second)
            .orElse("never ran");
        return new Flow(
            spec.path("file").asString(),
            group + spec.path("title").asString(),
            children(spec, "tests").allMatch(test -> test.path("status").asString().equals("expected")),
            outcome
        );
    }

    private static String message(JsonNode error) {
        // Playwright colours its messages for a terminal.
        return error.path("message").asString("an error without a message").replaceAll("\u001B\\[[0-9;]*m", "");
    }

    private static Stream<JsonNode> children(JsonNode node, String name) {
        return node.path(name).valueStream();
    }
}
