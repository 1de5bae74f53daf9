package dev.vitrina.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.WbSandbox;
import dev.vitrina.test.GraphQlAnswer;
import dev.vitrina.test.PluginContract;
import dev.vitrina.test.PluginTest;
import dev.vitrina.test.TestHost;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PluginTest
class MediaTest extends PluginContract {

    private static final String LINKS = """
        query($nmId: ID!, $photoCount: Int!) {
          mediaLinks(nmId: $nmId, photoCount: $photoCount) { photos { number big tm } video { hls mp4 } }
        }
        """;

    @Test
    void leadsToThePicturesAndTheVideoOfTheConfiguredCdn(TestHost host) throws IOException, InterruptedException {
        JsonNode card = cardWithVideo(host.sandbox());
        Map<String, ?> variables = Map.of("nmId", card.path("nmID").asString(), "photoCount", 1);

        GraphQlAnswer answer = host.admin().execute(LINKS, variables);

        assertThat(answer.at("/mediaLinks/photos")).hasSize(1);
        assertThat(answer.at("/mediaLinks/photos/0/big")).isEqualTo(card.at("/photos/0/big"));
        assertThat(answer.at("/mediaLinks/video/hls")).isEqualTo(card.path("video"));
        assertThat(status(answer.text("/mediaLinks/photos/0/tm"))).isEqualTo(200);
        assertThat(status(answer.text("/mediaLinks/video/mp4"))).isEqualTo(200);
    }

    private static JsonNode cardWithVideo(WbSandbox sandbox) {
        String seller = sandbox.tokens().getFirst().seller();
        JsonMapper json = new JsonMapper();
        return sandbox
            .control()
            .cards(seller, 0, 300)
            .stream()
            .map(digest -> json.readTree(sandbox.control().card(seller, digest.nmId()).orElseThrow()))
            .filter(card -> card.hasNonNull("video") && !card.path("photos").isEmpty())
            .findFirst()
            .orElseThrow();
    }

    private static int status(String address) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http
                .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
                .statusCode();
        }
    }

    @Test
    void refusesWhatNoCardCanBe(TestHost host) {
        assertThat(host.admin().execute(LINKS, Map.of("nmId", "-1", "photoCount", 1)).errorCodes()).containsExactly(
            "INVALID_INPUT"
        );
        assertThat(host.admin().execute(LINKS, Map.of("nmId", "1", "photoCount", 31)).errorCodes()).containsExactly(
            "INVALID_INPUT"
        );
        assertThat(
            host.admin().execute(LINKS, Map.of("nmId", "99999999999", "photoCount", 1)).errorCodes()
        ).containsExactly("NOT_FOUND");
    }
}
