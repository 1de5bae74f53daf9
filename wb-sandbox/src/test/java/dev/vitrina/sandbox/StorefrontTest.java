package dev.vitrina.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.fault.Fault;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.prices.GoodsStatus;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StorefrontTest {

    private static final String PATH = "/cards/v4/detail?appType=1&curr=rub&dest=-1257786&nm=";
    private static WbSandbox sandbox;
    private static Client client;

    @BeforeAll
    static void start() {
        sandbox = WbSandbox.start(SandboxSettings.builder().port(0).cards(200).build());
        client = Client.of(sandbox, 0);
    }

    @AfterAll
    static void stop() {
        client.close();
        sandbox.close();
    }

    @BeforeEach
    void reset() {
        sandbox.control().reset();
    }

    @Test
    void showsGoodsOfEverySellerForLessThanTheSellerAsksAndLeavesOutTheUnknown() {
        String seller = sandbox.tokens().get(1).seller();
        GoodsStatus good = sandbox
            .control()
            .cards(seller, 0, 100)
            .stream()
            .map(card -> sandbox.control().prices().find(seller, card.nmId()).orElseThrow())
            .filter(status -> status.price() > 0 && status.nmId() % 25 > 0)
            .findFirst()
            .orElseThrow();

        JsonNode products = products(good.nmId() + "%3B999999999999");

        assertThat(products).hasSize(1);
        assertThat(products.at("/0/id").asLong()).isEqualTo(good.nmId());
        assertThat(products.at("/0/sizes/0/price/basic").asLong()).isEqualTo(good.price() * 100L);
        assertThat(products.at("/0/sizes/0/price/product").asLong()).isLessThan(
            good.price() * (100L - good.discount())
        );
    }

    @Test
    void movesPricesSellsOutAndLetsGoodsVanish() {
        sandbox.control().storefront().price(77, 123_400);
        assertThat(products("77").at("/0/sizes/0/price/product").asLong()).isEqualTo(123_400);

        assertThat(client.control("DELETE", "/storefront/77?sold-out", "").status()).isEqualTo(204);
        assertThat(products("77").at("/0/sizes/0").has("price")).isFalse();
        assertThat(products("77").at("/0/totalQuantity").asInt()).isZero();

        assertThat(client.control("DELETE", "/storefront/77", "").status()).isEqualTo(204);
        assertThat(products("77")).isEmpty();

        assertThat(client.control("PUT", "/storefront/77", "{\"kopecks\": 5000}").status()).isEqualTo(204);
        assertThat(products("77").at("/0/sizes/0/price/product").asLong()).isEqualTo(5_000);
    }

    @Test
    void failsAsTheStorefrontDoes() {
        List.of(
            new Fault.RateLimited(30L),
            new Fault.HtmlPage(null),
            new Fault.Forbidden(),
            new Fault.ServerError(503)
        ).forEach(fault -> {
                sandbox.control().clearFaults();
                sandbox.control().fault("buyer-detail", fault);

                assertThat(client.get(WbHost.BUYER, PATH + "1").status()).isIn(403, 429, 498, 503);
            });
        sandbox.control().clearFaults();
        assertThat(client.get(WbHost.BUYER, PATH + "x").status()).isEqualTo(400);
        assertThat(client.get(WbHost.BUYER, "/cards/v2/detail?nm=1").status()).isEqualTo(404);
    }

    @Test
    void tellsOfTokensThatWentAstray() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI address = URI.create(sandbox.baseUrl(WbHost.BUYER) + PATH + "1");
            http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
        }
        assertThat(sandbox.control().storefront().credentialsSeen()).isZero();

        client.get(WbHost.BUYER, PATH + "1");

        assertThat(sandbox.control().storefront().credentialsSeen()).isEqualTo(1);
        assertThat(sandbox.control().traffic().count("buyer-detail", "-").calls()).isEqualTo(2);
    }

    private static JsonNode products(String numbers) {
        return client.get(WbHost.BUYER, PATH + numbers).json().path("products");
    }
}
