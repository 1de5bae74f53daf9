package dev.vitrina.cache.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.cache.CachePolicy;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the README shows is code that runs, and what it tells of policies is all there is. */
class ReadmeTest {

    private static final Path README = Path.of("../cache-engine/README.md");
    private static final Path EXAMPLE = Path.of("src/test/java/dev/vitrina/cache/engine/ReadmeExample.java");

    @Test
    void theExampleIsCodeThatRuns() throws IOException {
        String code = Files.readString(EXAMPLE);
        String begin = "// example\n";
        String end = "\n        // end of example";
        String example = code.substring(code.indexOf(begin) + begin.length(), code.indexOf(end)).stripIndent();
        try (HikariDataSource dataSource = TestPostgres.pool()) {
            assertThat(ReadmeExample.rates(dataSource, Requests.tenant(), (base, timeout) -> base + " 1.1")).isEqualTo(
                "EUR 1.1, 0 s old"
            );
        }

        assertThat(example.lines()).hasSize(10);
        assertThat(Files.readString(README)).contains("```java\n" + example + "\n```");
    }

    @Test
    void theTableOfPolicyFieldsHasARowForEach() throws IOException {
        List<String> rows = Files.readAllLines(README)
            .stream()
            .filter(line -> line.startsWith("| `"))
            .toList();

        for (RecordComponent field : CachePolicy.class.getRecordComponents()) {
            assertThat(rows)
                .as("the field %s", field.getName())
                .anyMatch(row -> row.startsWith("| `" + field.getName() + "` |"));
        }
        assertThat(Arrays.stream(CachePolicy.class.getRecordComponents())).hasSameSizeAs(rows);
    }
}
