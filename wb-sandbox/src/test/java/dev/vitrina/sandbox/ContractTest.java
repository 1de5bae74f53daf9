package dev.vitrina.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.token.TokenCategory;
import dev.vitrina.sandbox.token.TokenSpec;
import dev.vitrina.sandbox.token.TokenType;
import java.time.Duration;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTest {

    private static WbSandbox sandbox;
    private static Client client;

    @BeforeAll
    static void start() {
        sandbox = WbSandbox.start(SandboxSettings.builder().port(0).cards(2_000).quotas(false).build());
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

    static Stream<WbHost> apiHosts() {
        return Stream.of(WbHost.values()).filter(WbHost::isApi);
    }

    @ParameterizedTest
    @MethodSource("apiHosts")
    void answersPingOnEveryHost(WbHost host) {
        Client.Reply reply = client.get(host, "/ping");

        assertThat(reply.status()).isEqualTo(200);
        Contract.assertKeeps("ping", reply.text());
    }

    @Test
    void tellsWhoTheSellerIs() {
        Client.Reply reply = client.get(WbHost.COMMON, "/api/v1/seller-info");

        Contract.assertKeeps("seller-info", reply.text());
        assertThat(reply.json().path("sid").asString()).isEqualTo(sandbox.seller("nordflax").sid().toString());
    }

    @Test
    void listsCardsAsTheContractSpellsThem() {
        for (boolean ascending : new boolean[] { true, false }) {
            String body = "{\"settings\":{\"sort\":{\"ascending\":%s},\"cursor\":{\"limit\":100}}}".formatted(
                ascending
            );

            Client.Reply reply = client.post(WbHost.CONTENT, Client.LIST + "?locale=ru", body);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Content-Type")).isEqualTo("application/json");
            Contract.assertKeeps("cards-list", reply.text());
        }
    }

    @Test
    void endsTheListWithAnEmptyPage() {
        String body =
            "{\"settings\":{\"sort\":{\"ascending\":true},\"cursor\":{\"limit\":100,\"updatedAt\":\"2099-01-01T00:00:00Z\",\"nmID\":1}}}";

        Contract.assertKeeps("cards-empty", client.post(WbHost.CONTENT, Client.LIST, body).text());
    }

    @Test
    void listsTheTrashWithoutTheFieldsThatAreGone() {
        sandbox.control().trashRandom("nordflax", 30, 1);

        Client.Reply reply = client.post(WbHost.CONTENT, Client.TRASH, "{\"settings\":{\"cursor\":{\"limit\":20}}}");

        Contract.assertKeeps("cards-trash", reply.text());
        assertThat(reply.json().path("cursor").path("total").asInt()).isEqualTo(20);
    }

    @Test
    void pagesThroughTheTrash() {
        sandbox.control().trashRandom("nordflax", 30, 1);
        String first = "{\"settings\":{\"sort\":{\"ascending\":true},\"cursor\":{\"limit\":20}}}";
        var cursor = client.post(WbHost.CONTENT, Client.TRASH, first).json().path("cursor");
        String second =
            "{\"settings\":{\"sort\":{\"ascending\":true},\"cursor\":{\"limit\":20,\"trashedAt\":%s,\"nmID\":%s}}}".formatted(
                cursor.path("trashedAt"),
                cursor.path("nmID")
            );

        Client.Reply reply = client.post(WbHost.CONTENT, Client.TRASH, second);

        assertThat(reply.json().path("cursor").path("total").asInt()).isEqualTo(10);
    }

    @Test
    void movesCardsToTheTrashAndBack() {
        sandbox.control().writeDelay(Duration.ZERO);
        long nmId = sandbox.control().cards("nordflax", 0, 1).getFirst().nmId();
        String body = "{\"nmIDs\":[%d]}".formatted(nmId);

        assertThat(client.post(WbHost.CONTENT, "/content/v2/cards/delete/trash", body).status()).isEqualTo(200);
        assertThat(sandbox.control().card("nordflax", nmId)).isEmpty();

        assertThat(client.post(WbHost.CONTENT, "/content/v2/cards/recover", body).status()).isEqualTo(200);
        assertThat(sandbox.control().card("nordflax", nmId)).isPresent();
    }

    @Test
    void listsCategoriesSubjectsAndTags() {
        Contract.assertKeeps(
            "object-parent-all",
            client.get(WbHost.CONTENT, "/content/v2/object/parent/all?locale=ru").text()
        );
        Contract.assertKeeps("object-all", client.get(WbHost.CONTENT, "/content/v2/object/all?limit=1000").text());
        Contract.assertKeeps("tags", client.get(WbHost.CONTENT, "/content/v2/tags").text());
    }

    @Test
    void findsSubjectsByPartOfTheNameAndByParent() {
        var byName = client.get(WbHost.CONTENT, "/content/v2/object/all?name=%D1%84%D1%83%D1%82").json().path("data");
        var byParent = client.get(WbHost.CONTENT, "/content/v2/object/all?parentID=479&limit=2&offset=1").json();

        assertThat(byName.valueStream().map(s -> s.path("subjectName").asString())).containsExactly("Футболки");
        assertThat(byParent.path("data").size()).isEqualTo(2);
        assertThat(
            byParent
                .path("data")
                .valueStream()
                .map(s -> s.path("parentID").asInt())
        ).containsOnly(479);
    }

    @Test
    void listsPricesUntilAnEmptyPage() {
        Client.Reply page = client.get(WbHost.PRICES, "/api/v2/list/goods/filter?limit=1000&offset=1500");
        Client.Reply end = client.get(WbHost.PRICES, "/api/v2/list/goods/filter?limit=1000&offset=2000");

        Contract.assertKeeps("goods-filter", page.text());
        assertThat(page.json().at("/data/listGoods").size()).isEqualTo(500);
        Contract.assertKeeps("goods-filter", end.text());
        assertThat(end.json().at("/data/listGoods").size()).isZero();
    }

    @Test
    void listsPricesByArticleWithTheSizesOfTheCard() {
        long nmId = sandbox.control().cards("nordflax", 0, 1).getFirst().nmId();
        Client.Reply reply = client.post(
            WbHost.PRICES,
            "/api/v2/list/goods/filter",
            "{\"nmList\":[%d,1]}".formatted(nmId)
        );

        Contract.assertKeeps("goods-filter", reply.text());
        var card = Json.parse(sandbox.control().card("nordflax", nmId).orElseThrow());
        assertThat(
            reply
                .json()
                .at("/data/listGoods/0/sizes")
                .valueStream()
                .map(s -> s.path("sizeID").asLong())
                .toList()
        ).isEqualTo(
                card
                    .path("sizes")
                    .valueStream()
                    .map(s -> s.path("chrtID").asLong())
                    .toList()
            );
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "{\"settings\":{\"cursor\":{\"limit\":101}}}",
            "{\"settings\":{\"cursor\":{\"limit\":-1}}}",
            "{\"settings\":{\"cursor\":{\"limit\":\"ten\"}}}",
            "{\"settings\":{\"cursor\":{\"updatedAt\":\"yesterday\",\"nmID\":1}}}",
            "{\"settings\":{\"filter\":{\"withPhoto\":3}}}",
            "{\"settings\":{\"filter\":{\"brands\":\"EkkE\"}}}",
            "{\"settings\":{\"filter\":{\"objectIDs\":[\"x\"]}}}",
        }
    )
    void refusesWrongSettingsInTheContentEnvelope(String body) {
        Client.Reply reply = client.post(WbHost.CONTENT, Client.LIST, body);

        assertThat(reply.status()).isEqualTo(400);
        Contract.assertKeeps("content-error", reply.text());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{", "[]", "{\"a\":1} trailing" })
    void refusesUnreadableBodiesInPlainText(String body) {
        Client.Reply reply = client.post(WbHost.CONTENT, Client.LIST, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).isEqualTo("plain/text");
        assertThat(reply.text()).isEqualTo("Request body can not be decoded");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "?limit=0", "?limit=1001", "?limit=x", "?limit=10&offset=-1" })
    void refusesWrongPricePagesInThePricesEnvelope(String query) {
        Client.Reply reply = client.get(WbHost.PRICES, "/api/v2/list/goods/filter" + query);

        assertThat(reply.status()).isEqualTo(400);
        Contract.assertKeeps("prices-error", reply.text());
    }

    @Test
    void refusesAWrongCategoryInTheShapeOfEachLayer() {
        TokenSpec spec = sandbox.control().tokens().spec(sandbox.seller("nordflax"));
        try (
            Client tariffs = new Client(
                sandbox,
                sandbox.issuer().issue(spec.withCategories(EnumSet.noneOf(TokenCategory.class)))
            )
        ) {
            Client.Reply content = tariffs.post(WbHost.CONTENT, Client.LIST, "{}");
            Client.Reply prices = tariffs.get(WbHost.PRICES, "/api/v2/list/goods/filter?limit=1");
            Client.Reply ping = tariffs.get(WbHost.CONTENT, "/ping");

            assertThat(content.status()).isEqualTo(403);
            Contract.assertKeeps("content-error", content.text());
            assertThat(content.json().path("errorText").asString()).isEqualTo("Access denied");
            assertThat(content.json().path("additionalErrors").asString()).isEqualTo("Access denied");
            assertThat(prices.status()).isEqualTo(403);
            Contract.assertKeeps("prices-error", prices.text());
            assertThat(ping.status()).isEqualTo(401);
            Contract.assertKeeps("problem", ping.text());
            assertThat(tariffs.get(WbHost.COMMON, "/api/v1/seller-info").status()).isEqualTo(200);
        }
    }

    @Test
    void refusesTokenTypesInTheGatewaysShape() {
        try (Client base = Client.of(sandbox, 2)) {
            Client.Reply reply = base.get(WbHost.COMMON, "/api/common/v1/subscriptions");

            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
            Contract.assertKeeps("problem", reply.text());
            assertThat(reply.json().path("detail").asString()).isEqualTo("base token is not allowed");
        }
        TokenSpec service = sandbox.control().tokens().spec(sandbox.seller("laska")).withType(TokenType.SERVICE);
        try (Client client = new Client(sandbox, sandbox.issuer().issue(service))) {
            assertThat(client.get(WbHost.COMMON, "/api/common/v1/subscriptions").status()).isEqualTo(200);
        }
    }

    @Test
    void answersUnknownPathsAndMethodsInTheGatewaysShape() {
        Client.Reply path = client.get(WbHost.CONTENT, "/content/v1/cards/list");
        Client.Reply method = client.get(WbHost.CONTENT, Client.LIST);

        assertThat(path.status()).isEqualTo(404);
        Contract.assertKeeps("problem", path.text());
        assertThat(method.status()).isEqualTo(405);
        Contract.assertKeeps("problem", method.text());
    }

    @Test
    void refusesBodiesOverTenMegabytes() {
        Client.Reply reply = client.post(WbHost.CONTENT, Client.LIST, " ".repeat(10_000_001));

        assertThat(reply.status()).isEqualTo(413);
        Contract.assertKeeps("problem", reply.text());
    }
}
