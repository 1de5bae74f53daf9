package dev.vitrina.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.benchmarks.product.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table in docs/operations.md and the configuration metadata, by which editors complete our properties, say the same. */
class SettingsTableTest {

    private static final Pattern NAME = Pattern.compile("`([a-z.][a-z0-9.<>-]*)`");

    private final KnownProperties known = KnownProperties.onClassPath();
    private final List<String> documented = names(table());

    @Test
    void everyPropertyOfOursIsInTheTable() {
        List<String> missing = known
            .byName()
            .entrySet()
            .stream()
            .filter(property -> property.getKey().startsWith("vitrina."))
            .filter(property -> documented.stream().noneMatch(name -> describes(name, property)))
            .map(Map.Entry::getKey)
            .toList();

        assertThat(missing).isEmpty();
    }

    @Test
    void everyNameInTheTableIsAProperty() {
        assertThat(documented).hasSizeGreaterThan(50).allMatch(known::has);
    }

    @Test
    void everyPropertyOfOursIsDescribed() {
        assertThat(known.byName().entrySet())
            .filteredOn(property -> property.getKey().startsWith("vitrina."))
            .isNotEmpty()
            .noneMatch(property -> property.getValue().description().isBlank());
    }

    @Test
    void aNameThatBeginsWithADotGoesOnFromTheOneBefore() {
        assertThat(names(List.of("| `a.b.c`, `.d-e` | `x` | text `y.z` |", "| `f.<id>.g` | | |"))).containsExactly(
            "a.b.c",
            "a.b.d-e",
            "f.<id>.g"
        );
    }

    private static boolean describes(String documented, Map.Entry<String, KnownProperties.Property> property) {
        return property.getValue().isMap()
            ? documented.startsWith(property.getKey() + ".")
            : documented.equals(property.getKey());
    }

    private static List<String> names(List<String> rows) {
        List<String> names = new ArrayList<>();
        for (String row : rows) {
            String parent = "";
            Matcher name = NAME.matcher(row.split("\\|")[1]);
            while (name.find()) {
                String full = name.group(1).startsWith(".") ? parent + name.group(1) : name.group(1);
                parent = full.substring(0, full.lastIndexOf('.'));
                names.add(full);
            }
        }
        return names;
    }

    private static List<String> table() {
        try {
            String text = Files.readString(Repository.here().root().resolve("docs/operations.md"));
            return text
                .substring(text.indexOf("| property |"))
                .lines()
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .collect(Collectors.toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
