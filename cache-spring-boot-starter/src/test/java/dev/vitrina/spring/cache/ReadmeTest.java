package dev.vitrina.spring.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReadmeTest {

    @Test
    void namesEveryPropertyAndEachIsDescribed() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        List<String> missing = new ArrayList<>();
        for (JsonNode property : metadata()) {
            String name = property.path("name").asString();
            if (!name.startsWith("cache.engine.")) {
                continue;
            }
            boolean named = name.startsWith("cache.engine.defaults.")
                ? readme.contains("`" + name.substring("cache.engine.defaults.".length()) + "`")
                : readme.contains("`" + name + "`") || readme.contains("`" + name + ".<name>.<field>`");
            if (!named || property.path("description").asString("").isBlank()) {
                missing.add(name);
            }
        }

        assertThat(missing).isEmpty();
    }

    private static JsonNode metadata() throws IOException {
        // Not by the class path: other jars have files of the same name.
        try (
            InputStream json = Files.newInputStream(
                Path.of("target/classes/META-INF/spring-configuration-metadata.json")
            )
        ) {
            JsonNode properties = JsonMapper.shared().readTree(json).path("properties");
            assertThat(properties.size()).isGreaterThan(20);
            return Objects.requireNonNull(properties);
        }
    }
}
