package dev.vitrina.app;

import dev.vitrina.benchmarks.product.Repository;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * The audits of the npm package {@code graphql-http} against a running host; needs the {@code node} that has built the dashboard.
 *
 * @param report what was not in order, and how many were
 */
record GraphQlHttpAudit(boolean passed, String report) {
    /** @param key with which requests may be written */
    static GraphQlHttpAudit of(URI door, String key) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("node", "scripts/graphql-http-audit.mjs", door.toString())
            .directory(Repository.here().root().resolve("web-ui").toFile())
            .redirectErrorStream(true);
        builder.environment().put("VITRINA_API_KEY", key);
        Process process = builder.start();
        String report = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new GraphQlHttpAudit(process.waitFor() == 0, report);
    }
}
