package dev.vitrina.benchmarks.goals;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import tools.jackson.databind.json.JsonMapper;

/** The results of a run as JSON and as the marked section of {@code docs/benchmarks.md}. */
final class GoalsReport {

    static final String BEGIN = "<!-- goals: written by dev.vitrina.benchmarks.goals.Goals, not by hand -->";
    static final String END = "<!-- end of goals -->";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Run run;
    private final Properties tried;

    /** What was measured, as it is kept. */
    record Run(Map<String, String> environment, boolean noisy, List<Result> results) {}

    GoalsReport(Run run) throws IOException {
        this.run = run;
        this.tried = new Properties();
        try (
            InputStream in = Objects.requireNonNull(GoalsReport.class.getResourceAsStream("/goals/tried.properties"))
        ) {
            tried.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
    }

    /** Of an earlier run. */
    static GoalsReport read(Path file) throws IOException {
        return new GoalsReport(JSON.readValue(Files.readString(file), Run.class));
    }

    void writeJson(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(run));
    }

    /** Puts the section in the place of the last one. */
    void writeInto(Path page) throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(page + " has no section between " + BEGIN + " and " + END);
        }
        Files.writeString(page, text.substring(0, begin) + BEGIN + "\n\n" + markdown() + text.substring(end));
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        List<String> facts = new ArrayList<>();
        run.environment().forEach((name, value) -> facts.add(name + " " + value));
        text.append("Machine and versions: ").append(String.join("; ", facts)).append(".\n");
        if (run.noisy()) {
            text
                .append("\n**This run is noisy**: a bare Caffeine's quartiles lie more than ")
                .append(Math.round(Canary.LIMIT * 100))
                .append(" % apart.\n");
        }
        text.append(
            "\n| goal | what | measured | beside it, in the same run | target | |\n|---|---|---|---|---|---|\n"
        );
        for (Result result : run.results()) {
            text.append(
                "| %s | %s | %s | %s | %s | %s |%n".formatted(
                    result.id(),
                    result.what(),
                    result.measured(),
                    String.join("<br>", result.beside()),
                    result.target(),
                    result.verdict().words()
                )
            );
        }
        text.append('\n');
        for (Result result : run.results()) {
            List<String> notes = new ArrayList<>(result.notes());
            if (result.verdict() == Result.Verdict.NOT_MET) {
                notes.add("Not met. Tried: " + tried.getProperty(result.id(), "nothing yet."));
            }
            if (!notes.isEmpty()) {
                text.append("- **").append(result.id()).append("** ").append(String.join(" ", notes)).append('\n');
            }
        }
        return text.append('\n').toString();
    }
}
