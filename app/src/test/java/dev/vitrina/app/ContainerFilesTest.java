package dev.vitrina.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.benchmarks.product.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be said of Dockerfile, .dockerignore and docker-compose.yml where there is no engine to run them. */
class ContainerFilesTest {

    private static final KnownProperties KNOWN = KnownProperties.onClassPath();
    private static final String DOCKERFILE = read("Dockerfile");
    private static final String COMPOSE = read("docker-compose.yml");
    private static final String VITE = read("web-ui/vite.config.ts");

    @Test
    void areWithoutFault() {
        assertThat(recipeFaults(DOCKERFILE)).isEmpty();
        assertThat(composeFaults(COMPOSE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
            "--from=build | --from=builder | COPY --from=builder names no stage",
            "USER 10001 | USER root | the product runs as root",
            "USER 10001 | USER 0:0 | the product runs as root",
            "HEALTHCHECK | LABEL | the image has no health check",
            "ENTRYPOINT [\"java\" | ENTRYPOINT exec java [ | the entry point is a shell",
            "VITRINA_DATA_DIRECTORY | VITRINA_DATA_DIR | VITRINA_DATA_DIR is no property",
            "COPY --from=build /out/app/ ./ | COPY . . | the image holds more than what was built",
        }
    )
    void aFaultInTheDockerfileIsFound(String part, String wrong, String fault) {
        assertThat(DOCKERFILE).contains(part);

        assertThat(String.join("; ", recipeFaults(DOCKERFILE.replace(part, wrong)))).contains(fault);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
            "VITRINA_URL | VITRINA_API | dev-ui sets VITRINA_API, which nothing reads",
            "VITRINA_SANDBOX_ENABLED | VITRINA_SANDBOX_ON | vitrina sets VITRINA_SANDBOX_ON, which nothing reads",
            "SPRING_DATASOURCE_URL | SPRING_DATASOURCE_URI | sets SPRING_DATASOURCE_URI, which nothing reads",
            "VITRINA_SECURITY_MASTER_KEY_FILE: /run/secrets/master-key | A: b | dev has a database of its own and no master key",
            "- master-key | - other-key | uses the secret other-key, which is not declared",
            "/run/secrets/master-key | /run/secrets/other-key | a secret it is not given",
            "spring.datasource.password | spring.datasource.pass | as a property that does not exist",
            "127.0.0.1:8081:8081 | 8081:8081 | dev publishes 8081:8081 to the network",
            "maven-cache:/cache | m2:/cache | dev mounts m2, which is not declared",
            "target: dev | target: develop | which is no stage of the Dockerfile",
            "healthcheck: | check: | postgres has no health check",
            "depends_on: [dev] | depends_on: [host] | dev-ui waits for host",
            "--watch dev dev-ui | dev dev-ui | dev-ui watches the sources",
            "--watch dev dev-ui | --watch dev ui | ui is in a command and no service",
            "file: ./secrets/master-key | file: ./master-key | is a secret outside of secrets/",
        }
    )
    void aFaultInComposeIsFound(String part, String wrong, String fault) {
        assertThat(COMPOSE).contains(part);

        assertThat(String.join("; ", composeFaults(COMPOSE.replace(part, wrong)))).contains(fault);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "secrets/master-key",
            ".git/config",
            ".vitrina/postgres/password",
            "target/x",
            "plugins/wb-media/target/x.zip",
            "web-ui/node_modules/x/y.js",
            "web-ui/.env",
        }
    )
    void neitherSecretsNorBuildOutputReachTheBuilder(String file) {
        assertThat(isIgnored(file)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = { "pom.xml", "web-ui/package-lock.json", "platform-core/src/main/resources/application.yaml" }
    )
    void sourcesReachTheBuilder(String file) {
        assertThat(Repository.here().root().resolve(file)).exists();
        assertThat(isIgnored(file)).isFalse();
    }

    /** Docker matches a pattern against a path and each of the directories it lies in; {@code **} may stand for none. */
    private static boolean isIgnored(String file) {
        List<String> patterns = read(".dockerignore")
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
        for (Path path = Path.of(file); path != null; path = path.getParent()) {
            Path candidate = path;
            if (patterns.stream().anyMatch(pattern -> matches(pattern, candidate))) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String pattern, Path path) {
        String anywhere = pattern.startsWith("**/") ? pattern.substring(3) : pattern;
        return List.of(pattern, anywhere)
            .stream()
            .anyMatch(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(path));
    }

    private static List<String> recipeFaults(String dockerfile) {
        return ImageRecipe.parse(dockerfile).faults(KNOWN);
    }

    private static List<String> composeFaults(String compose) {
        return new ComposeFile(compose, ImageRecipe.parse(DOCKERFILE), KNOWN, variable ->
            VITE.contains("process.env." + variable + " ")
        ).faults();
    }

    private static String read(String file) {
        try {
            return Files.readString(Repository.here().root().resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
