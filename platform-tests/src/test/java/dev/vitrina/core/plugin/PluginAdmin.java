package dev.vitrina.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An operator: uploads packages and changes plugins, waiting for each job's end. */
public final class PluginAdmin {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Client client;

    public PluginAdmin(int port) {
        this.client = new Client(port);
        client.login(HostTest.ADMIN, HostTest.PASSWORD);
    }

    public Client client() {
        return client;
    }

    public HttpResponse<String> upload(byte[] zip) {
        return client.send(
            client
                .request("/api/plugins")
                .setHeader("Content-Type", "application/zip")
                .POST(BodyPublishers.ofByteArray(zip))
        );
    }

    /** Uploads and installs. @return the ended job */
    public JsonNode install(byte[] zip) {
        HttpResponse<String> uploaded = upload(zip);
        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(201);
        return change(
            "pluginInstall",
            "digest: \"%s\"".formatted(JSON.readTree(uploaded.body()).path("digest").asString())
        );
    }

    /** @param input members of the mutation's input. @return the ended job */
    public JsonNode change(String mutation, String input) {
        Client.Answer answer = client.graphql(
            "mutation { %s(input: {%s}) { job { id } errors { code message } } }".formatted(mutation, input)
        );
        assertThat(answer.codes(mutation)).as(answer.body().toString()).isEmpty();
        String id = answer.data(mutation).path("job").path("id").asString();
        return Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .pollInterval(Duration.ofMillis(20))
            .until(
                () ->
                    client
                        .graphql("{ job(id: \"%s\") { id state message problem { message } } }".formatted(id))
                        .data("job"),
                job -> !job.path("state").asString().matches("QUEUED|RUNNING")
            );
    }

    public JsonNode plugin(String id) {
        return client
            .graphql(
                """
                { plugin(id: "%s") { id version state desiredState reason failedStep origin trust failedStarts dependants
                    versions { version digest trust current installedBy }
                    contributions { queryFields mutationFields types endpoints jobs events databaseSchema }
                    health { state message } replicas { host version state converged } } }
                """.formatted(id)
            )
            .data("plugin");
    }
}
