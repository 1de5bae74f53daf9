package dev.vitrina.spring.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.spring.cache.Origin.Product;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The actuator endpoint as an operator meets it: two applications that expose it, one of which lets it write. */
class EndpointOverHttpTest {

    private static final Replicas REPLICAS = new Replicas();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static ConfigurableApplicationContext reading;
    private static ConfigurableApplicationContext writing;

    @BeforeAll
    static void start() {
        reading = REPLICAS.serve("management.endpoints.web.exposure.include=cacheengine");
        writing = REPLICAS.serve(
            "management.endpoints.web.exposure.include=cacheengine",
            "management.endpoint.cacheengine.access=unrestricted"
        );
    }

    @AfterAll
    static void stop() {
        HTTP.close();
        REPLICAS.close();
    }

    @Test
    void showsTheStoreTheCountsAndThePolicies() throws Exception {
        REPLICAS.origin().offer("shown", "chair");
        reading.getBean(Shop.class).find("shown");

        HttpResponse<String> answer = get(reading, "");

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode state = json(answer);
        assertThat(state.path("store").asString()).isEqualTo("reachable");
        assertThat(state.path("activity").path("reads").asLong()).isPositive();
        assertThat(state.path("caches").path("products").path("fresh").asString()).startsWith("PT");
        assertThat(answer.body()).doesNotContain("chair");
    }

    @Test
    void aTenantThatNobodyKnowsHasDoneNothing() throws Exception {
        HttpResponse<String> answer = get(reading, "?tenant=987654321");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("tenant").asLong()).isEqualTo(987654321);
        assertThat(json(answer).path("activity").path("reads").asLong()).isZero();
    }

    @Test
    void aTenantThatIsNoNumberIsRefused() throws Exception {
        assertThat(get(reading, "?tenant=mine").statusCode()).isEqualTo(400);
    }

    @Test
    void isReadOnlyUntilMoreIsAllowed() throws Exception {
        assertThat(post(reading, "{\"cache\": \"products\"}").statusCode()).isEqualTo(405);
    }

    @Test
    void invalidatesForAllReplicasOnceItMay() throws Exception {
        REPLICAS.origin().offer("changed", "chair");
        Shop shop = writing.getBean(Shop.class);
        shop.find("changed");
        Product table = REPLICAS.origin().offer("changed", "table");

        HttpResponse<String> answer = post(writing, "{\"cache\": \"products\", \"key\": \"changed\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("invalidation").asString()).isEqualTo("hard");
        assertThat(shop.find("changed")).isEqualTo(table);
    }

    @Test
    void aCacheThatNobodyKnowsIsRefused() throws Exception {
        HttpResponse<String> answer = post(writing, "{\"cache\": \"no-such-cache\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext application, String query) throws Exception {
        return send(HttpRequest.newBuilder(endpoint(application, query)));
    }

    private static HttpResponse<String> post(ConfigurableApplicationContext application, String body) throws Exception {
        return send(
            HttpRequest.newBuilder(endpoint(application, ""))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
        );
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    }

    private static URI endpoint(ConfigurableApplicationContext application, String query) {
        String port = application.getEnvironment().getRequiredProperty("local.server.port");
        return URI.create("http://localhost:" + port + "/actuator/cacheengine" + query);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
