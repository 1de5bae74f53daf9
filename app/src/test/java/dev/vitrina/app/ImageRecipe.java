package dev.vitrina.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Dockerfile as its stages and their instructions. */
record ImageRecipe(List<Stage> stages) {
    private static final Pattern FROM = Pattern.compile("FROM (\\S+)(?: AS (\\S+))?");
    private static final Pattern COPY_FROM = Pattern.compile("COPY .*--from=(\\S+).*");
    private static final Pattern ENVIRONMENT = Pattern.compile("\\b([A-Z][A-Z0-9_]*)=");

    /** @param instructions one line each */
    record Stage(String name, String base, List<String> instructions) {
        List<String> all(String instruction) {
            return instructions
                .stream()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length() + 1).strip())
                .toList();
        }

        Optional<String> last(String instruction) {
            return all(instruction)
                .stream()
                .reduce((before, after) -> after);
        }
    }

    static ImageRecipe parse(String text) {
        List<Stage> stages = new ArrayList<>();
        String joined = text.replaceAll("(?m)^#.*\\R", "").replaceAll("\\\\\\R", " ");
        for (String line : joined.lines().map(String::strip).toList()) {
            Matcher from = FROM.matcher(line);
            if (from.matches()) {
                String name = from.group(2) == null ? String.valueOf(stages.size()) : from.group(2);
                stages.add(new Stage(name, from.group(1), new ArrayList<>()));
            } else if (!line.isEmpty()) {
                stages.getLast().instructions().add(line);
            }
        }
        return new ImageRecipe(stages);
    }

    boolean hasStage(String name) {
        return stages.stream().anyMatch(stage -> stage.name().equals(name));
    }

    List<String> faults(KnownProperties known) {
        List<String> faults = new ArrayList<>();
        for (Stage stage : stages) {
            stage
                .instructions()
                .stream()
                .map(COPY_FROM::matcher)
                .filter(Matcher::matches)
                .map(copy -> copy.group(1))
                .filter(source -> !hasStage(source))
                .forEach(source -> faults.add("COPY --from=" + source + " names no stage"));
        }
        return result(faults, stages.getLast(), known);
    }

    private static List<String> result(List<String> faults, Stage runtime, KnownProperties known) {
        String user = runtime.last("USER").orElse("root");
        if (user.equals("root") || user.split(":")[0].equals("0")) {
            faults.add("the product runs as root");
        }
        if (runtime.last("HEALTHCHECK").isEmpty()) {
            faults.add("the image has no health check");
        }
        if (
            runtime
                .last("ENTRYPOINT")
                .filter(command -> command.startsWith("["))
                .isEmpty()
        ) {
            faults.add("the entry point is a shell, which keeps signals from the product");
        }
        if (
            runtime
                .all("COPY")
                .stream()
                .anyMatch(copy -> !copy.contains("--from="))
        ) {
            faults.add("the image holds more than what was built");
        }
        for (String line : runtime.all("ENV")) {
            Matcher name = ENVIRONMENT.matcher(line);
            while (name.find()) {
                if (ComposeFile.isOurs(name.group(1)) && !known.hasEnvironmentVariable(name.group(1))) {
                    faults.add(name.group(1) + " is no property");
                }
            }
        }
        return faults;
    }
}
