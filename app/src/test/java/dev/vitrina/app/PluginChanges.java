package dev.vitrina.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.benchmarks.product.ProductClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Changes plugins as the administrator does, waiting for the end of each job. */
final class PluginChanges implements AutoCloseable {

    private final ProductClient admin;

    PluginChanges(URI url) {
        this.admin = ProductClient.admin(url);
    }

    /** Uploads a ZIP and takes it into service. */
    void install(Path zip) throws IOException {
        String digest = admin
            .upload("/api/plugins", "application/zip", Files.readAllBytes(zip))
            .path("digest")
            .asString();
        change("pluginInstall", "digest: \"%s\"".formatted(digest));
    }

    /** @param input members of the mutation's input */
    void change(String mutation, String input) {
        JsonNode payload = admin
            .query("mutation { %s(input: {%s}) { job { id } errors { message } } }".formatted(mutation, input))
            .path(mutation);
        assertThat(payload.path("errors")).isEmpty();
        String id = payload.path("job").path("id").asString();
        Awaitility.await()
            .atMost(Duration.ofSeconds(120))
            .pollInterval(Duration.ofMillis(50))
            .untilAsserted(() -> {
                JsonNode job = admin
                    .query("{ job(id: \"%s\") { state problem { message } } }".formatted(id))
                    .path("job");
                assertThat(job.path("state").asString()).as("%s: %s", mutation, job).isEqualTo("SUCCEEDED");
            });
    }

    @Override
    public void close() {
        admin.close();
    }
}
