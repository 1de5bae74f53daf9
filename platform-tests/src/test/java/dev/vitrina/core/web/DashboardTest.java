package dev.vitrina.core.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;

@HostTest
class DashboardTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = { "/", "/index.html", "/products", "/products/12345678", "/sign-in?next=/tokens" })
    void showsTheDashboardOnEveryPathOfItsOwn(String path) {
        HttpResponse<String> answer = new Client(port).get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Vitrina in a test");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @Test
    void letsBrowsersKeepHashedFilesForGood() {
        HttpResponse<String> answer = new Client(port).get("/assets/app-0a1b2c3d.js");

        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).contains("javascript");
    }

    @Test
    void packsWhatABrowserCanUnpack() {
        Client client = new Client(port);

        HttpResponse<String> script = client.send(
            client.request("/assets/app-0a1b2c3d.js").header("Accept-Encoding", "gzip").GET()
        );
        HttpResponse<String> unasked = client.get("/assets/app-0a1b2c3d.js");

        assertThat(script.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(script.headers().allValues("Vary")).anyMatch(vary -> vary.contains("accept-encoding"));
        assertThat(unasked.headers().firstValue("Content-Encoding")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "'gzip, deflate, br, zstd', br, by brotli", "gzip, gzip, by gzip" })
    void sendsWhatTheBuildHasPackedAsItIs(String accepted, String encoding, String body) {
        Client client = new Client(port);

        HttpResponse<String> answer = client.send(
            client.request("/assets/packed-0a1b2c3d.js").header("Accept-Encoding", accepted).GET()
        );

        assertThat(answer.headers().allValues("Content-Encoding")).containsExactly(encoding);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).contains("javascript");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        // A cache in between must not give one browser's form to another that cannot unpack it.
        assertThat(String.join(", ", answer.headers().allValues("Vary"))).containsIgnoringCase("accept-encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = { "identity", "br;q=0", "zstd" })
    void sendsTheFileItselfToWhoTakesNeitherForm(String accepted) {
        Client client = new Client(port);

        HttpResponse<String> answer = client.send(
            client.request("/assets/packed-0a1b2c3d.js").header("Accept-Encoding", accepted).GET()
        );

        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(answer.body()).startsWith("export const told");
    }

    @Test
    void asksForTheWorkerAnewEachTime() {
        HttpResponse<String> answer = new Client(port).get("/sw.js");

        assertThat(answer.body()).contains("Vitrina in a test");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/javascript");
        assertThat(answer.headers().firstValue("Vitrina-Offline")).hasValue("on");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow()).contains("worker-src 'self'");
    }

    @Test
    void whereNothingIsToBeKeptTheWorkerEndsItself() throws IOException {
        ResponseEntity<Resource> answer = new OfflineWorker(new UiProperties(false)).worker();

        assertThat(Objects.requireNonNull(answer.getBody()).getContentAsString(StandardCharsets.UTF_8)).contains(
            "registration.unregister()"
        );
        assertThat(answer.getHeaders().getFirst("Vitrina-Offline")).isEqualTo("off");
        assertThat(answer.getHeaders().getCacheControl()).isEqualTo("no-cache");
    }

    @Test
    void canBeInstalled() {
        HttpResponse<String> answer = new Client(port).get("/manifest-en.webmanifest");

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/manifest+json");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/assets/missing-0a1b2c3d.js", "/missing.png", "/assets/../application.yaml" })
    void answersAProblemForWhatIsMissing(String path) {
        HttpResponse<String> answer = new Client(port).get(path);

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("Vitrina in a test", "Exception", "\tat ", "Tomcat");
    }

    @Test
    void tellsNobodyWhatTheActuatorHasAndHasNot() {
        HttpResponse<String> missing = new Client(port).get("/actuator/nothing");
        HttpResponse<String> closed = new Client(port).get("/actuator/prometheus");

        assertThat(missing.statusCode()).isEqualTo(401).isEqualTo(closed.statusCode());
    }

    @Test
    void refusesABodyOverOneMebibyteWhetherAnnouncedOrNot() {
        String query = "{\"query\":\"{ me { email } } #" + "x".repeat(1_100_000) + "\"}";
        Client client = new Client(port);

        int announced = client.send(client.request("/graphql").POST(BodyPublishers.ofString(query))).statusCode();
        int chunked = client
            .send(
                client
                    .request("/graphql")
                    .POST(
                        BodyPublishers.ofInputStream(() ->
                            new ByteArrayInputStream(query.getBytes(StandardCharsets.UTF_8))
                        )
                    )
            )
            .statusCode();

        assertThat(announced).isEqualTo(413);
        assertThat(chunked).isEqualTo(413);
    }
}
