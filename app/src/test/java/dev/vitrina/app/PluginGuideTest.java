package dev.vitrina.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.benchmarks.product.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The guide shows code that runs: each block names the file it is from and is in it, line by line. A line {@code // ...} stands for
 * lines left out. Commands in {@code bash} are not looked for.
 */
class PluginGuideTest {

    private static final Path ROOT = Repository.here().root();
    private static final Pattern BLOCK = Pattern.compile(
        "(?ms)(?:^<!-- from (?<file>\\S+) -->\\n)?^```(?<language>\\w+)\\n(?<code>.*?)^```$"
    );
    private static final Pattern LEFT_OUT = Pattern.compile("(?m)^(?://|#) \\.\\.\\.$");

    @Test
    void everyBlockIsInTheFileItNames() throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(ROOT.resolve("docs/plugin-guide.md")));
        int shown = 0;
        while (blocks.find()) {
            if (!blocks.group("language").equals("bash")) {
                assertThat(blocks.group("file")).as("the file of%n%s", blocks.group("code")).isNotNull();
                assertThat(missing(blocks.group("file"), blocks.group("code"))).as(blocks.group("file")).isEmpty();
                shown++;
            }
        }
        assertThat(shown).isGreaterThan(12);
    }

    @Test
    void aLineThatIsNotThereIsFound() throws IOException {
        String file = "samples/hello-plugin/src/main/resources/plugin.yaml";

        assertThat(missing(file, "id: hello\n# ...\ndata: true\n")).isEmpty();
        assertThat(missing(file, "data: true\n# ...\nid: hello\n")).containsExactly("id: hello");
        assertThat(missing(file, "id: hullo\n")).containsExactly("id: hullo");
    }

    /** Parts of the code that the file does not hold in this order. */
    private static List<String> missing(String file, String code) throws IOException {
        String text = stripped(Files.readString(ROOT.resolve(file)));
        int from = 0;
        for (String part : LEFT_OUT.split(stripped(code))) {
            int found = text.indexOf(part.strip(), from);
            if (found < 0) {
                return List.of(part.strip());
            }
            from = found + part.strip().length();
        }
        return List.of();
    }

    private static String stripped(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
