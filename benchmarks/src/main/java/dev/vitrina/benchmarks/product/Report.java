package dev.vitrina.benchmarks.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Collects figures, prints them as a Markdown table and writes them as JSON beside it. */
public final class Report {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String name;
    private final Map<String, String> machine;
    private final List<Figure> figures = new ArrayList<>();

    /** @param target what it shall be, in words; empty when there is none */
    public record Figure(String what, double value, String unit, String target) {}

    public Report(String name, Map<String, String> machine) {
        this.name = name;
        this.machine = new LinkedHashMap<>(machine);
        System.out.println("\n" + name);
        machine.forEach((fact, value) -> System.out.println("  " + fact + ": " + value));
    }

    public void add(String what, double value, String unit, String target) {
        Figure figure = new Figure(what, value, unit, target);
        figures.add(figure);
        System.out.println(row(figure));
    }

    public void add(String what, double value, String unit) {
        add(what, value, unit, "");
    }

    /** Writes {@code <name>.json} and {@code <name>.md} into the directory. */
    public void write(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.writeString(
                directory.resolve(name + ".json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(Map.of("machine", machine, "figures", figures))
            );
            Files.writeString(directory.resolve(name + ".md"), markdown());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println("\n" + markdown());
    }

    private String markdown() {
        StringBuilder text = new StringBuilder("| | measured | target |\n|---|---|---|\n");
        figures.forEach(figure -> text.append(row(figure)).append('\n'));
        return text.toString();
    }

    private static String row(Figure figure) {
        String format = figure.value() >= 100 ? "| %s | %,.0f %s | %s |" : "| %s | %.2f %s | %s |";
        return String.format(Locale.ROOT, format, figure.what(), figure.value(), figure.unit(), figure.target());
    }
}
