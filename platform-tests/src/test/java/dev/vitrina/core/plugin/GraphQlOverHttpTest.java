package dev.vitrina.core.plugin;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopConnections;
import dev.vitrina.core.graphql.document.TrustedDocuments;
import dev.vitrina.core.graphql.generation.SchemaGenerations;
import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** What a client of the GraphQL door sees, asked over HTTP of a plugin made for it. */
@HostTest
class GraphQlOverHttpTest {

    @TempDir
    static Path directory;

    @LocalServerPort
    int port;

    @Autowired
    SchemaGenerations generations;

    @Autowired
    TrustedDocuments documents;

    @Autowired
    ShopConnections connections;

    Client admin;
    Client nobody;

    @DynamicPropertySource
    static void plugins(DynamicPropertyRegistry properties) {
        String probe = ProbePlugin.in(directory);
        properties.add("vitrina.plugins.development", () -> probe);
        properties.add("vitrina.graphql.free-form", () -> "developers");
    }

    @BeforeEach
    void signIn() {
        nobody = new Client(port);
        admin = new Client(port);
        admin.login(HostTest.ADMIN, HostTest.PASSWORD);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        { probe(text: null, size: null, filter: {size: null}) }     | null 5 Filter[text=null, size=7] null null null
        { probe(at: "2026-08-18T12:00:00+03:00") }                  | null 5 null 2026-08-18T09:00:00Z null null
        { probe(big: 9223372036854775807) }                         | null 5 null null 9223372036854775807 null
        { probe(any: {a: [1, "b", null]}) }                         | null 5 null null null {a=[1, b, null]}
        """
    )
    void readsInput(String query, String expected) {
        assertThat(admin.graphql(query).data("probe").asString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "{ probe(big: 9223372036854775808) }",
            "{ probe(big: 1.5) }",
            "{ probe(size: 99999999999) }",
            "{ probe(at: \"yesterday\") }",
            "{ probe(at: \"+999999999-01-01T00:00:00Z\") }",
            "{ probe(text: \"a\\u0000b\") }",
            "{ probe(nothing: 1) }",
            "{ probe",
            "query a { probe } query b { probe }",
            "mutation { probe }",
            "{ probeFail(how: null) }",
            "subscription { probeCount(to: 1) }",
        }
    )
    void refusesWrongInput(String query) {
        Client.Answer answer = admin.graphql(query);

        assertThat(answer.errorCode()).as(answer.body().toString()).isEqualTo("INVALID_INPUT");
        assertThat(answer.http().statusCode()).isLessThan(500);
    }

    @Test
    void refusesWrongVariables() {
        String query =
            "query($text: String, $big: Long, $size: Int, $at: DateTime) { probe(text: $text, big: $big, size: $size, at: $at) }";
        List<Map<String, ?>> wrong = List.of(
            Map.of("text", "a\u0000b"),
            Map.of("big", "12"),
            Map.of("big", new BigDecimal("1e400")),
            Map.of("big", 1e300),
            Map.of("size", 3_000_000_000L),
            Map.of("size", "five"),
            Map.of("at", 5),
            Map.of("text", Map.of("a", 1))
        );

        assertThat(wrong).allSatisfy(variables -> {
                Client.Answer answer = admin.graphql(query, variables);
                assertThat(answer.errorCode()).as(answer.body().toString()).isEqualTo("INVALID_INPUT");
            });
    }

    @Test
    void explicitNullOfAVariableMeansTheDefault() {
        Map<String, Object> size = new HashMap<>();
        size.put("size", null);

        assertThat(admin.graphql("query($size: Int) { probe(size: $size) }", size).data("probe").asString()).startsWith(
            "null 5"
        );
    }

    @Test
    void typedFailureKeepsItsCodeAndExtensions() {
        JsonNode error = error("{ probeFail(how: \"typed\") }");

        assertThat(error.path("message").asString()).isEqualTo("Busy");
        assertThat(error.path("extensions").toString()).contains(
            "\"code\":\"CONFLICT\"",
            "\"retryAfterSeconds\":3",
            "\"plugin\":\"probe\""
        );
        assertThat(error.path("path").toString()).isEqualTo("[\"probeFail\"]");
    }

    @Test
    void failedLoadIsTheUpstreamsError() {
        JsonNode extensions = error("{ probeFail(how: \"load\") }").path("extensions");

        assertThat(extensions.path("code").asString()).isEqualTo("RATE_LIMITED");
        assertThat(extensions.path("retryAfterSeconds").asInt()).isBetween(50, 60);
    }

    @Test
    void internalFailureShowsAnIdAndNothingElse() {
        Client.Answer answer = admin.graphql("{ probeFail(how: \"other\") }");
        JsonNode extensions = answer.body().path("errors").path(0).path("extensions");

        assertThat(extensions.path("code").asString()).isEqualTo("INTERNAL");
        assertThat(extensions.path("correlationId").asString()).isEqualTo(
            answer.http().headers().firstValue("X-Request-Id").orElseThrow()
        );
        assertThat(answer.http().body()).doesNotContain("secret", "IllegalState", "test.probe");
    }

    @Test
    void linkageErrorMakesThePluginUnavailable() {
        assertThat(error("{ probeFail(how: \"linkage\") }").path("extensions").path("code").asString()).isEqualTo(
            "PLUGIN_UNAVAILABLE"
        );
    }

    @Test
    void deniesByDefault() {
        assertThat(nobody.graphql("{ probeNode { id } }").errorCode()).isEqualTo("UNAUTHENTICATED");
        assertThat(nobody.graphql("{ probeAnybody }").errorCode()).isEqualTo("UNAUTHENTICATED");
        assertThat(nobody.graphql("mutation { probeNote(fail: false) }").errorCode()).isEqualTo("UNAUTHENTICATED");
        assertThat(viewer().document(trust("{ probeNode { id } }")).errorCode()).isEqualTo("FORBIDDEN");
        assertThat(viewer().document(trust("{ probeAnybody }")).data("probeAnybody").asString()).isEqualTo("hello");
    }

    @Test
    void missingShopIsInvalidInputWithAReason() {
        JsonNode extensions = error("{ probeShop }").path("extensions");

        assertThat(extensions.path("code").asString()).isEqualTo("INVALID_INPUT");
        assertThat(extensions.path("reason").asString()).isEqualTo("SHOP_REQUIRED");
    }

    /** The kind is called through the plugin's gate, and the set is its caller's. */
    @Test
    void aPluginMakesAChangeSetForItsCallerAndJudgesIt() {
        String seller = UUID.randomUUID().toString();
        var connected = (ShopConnections.Connected.Created) connections.connect(
            new ShopConnections.SellerIdentity(seller, "Seller", null),
            new Credential("secret of " + seller, seller, "personal")
        );
        String id = admin
            .graphql(
                "mutation($shop: ID!) { probeChange(shopId: $shop) }",
                Map.of("shop", connected.shop().id().value())
            )
            .data("probeChange")
            .asString();

        JsonNode set = await()
            .atMost(Duration.ofSeconds(20))
            .until(
                () ->
                    admin
                        .graphql(
                            "query($id: ID!) { changeSet(id: $id) { state createdBy kind { title plugin } findings { code message } } }",
                            Map.of("id", id)
                        )
                        .data("changeSet"),
                found -> found.path("state").asString().equals("CHECKED")
            );

        assertThat(set.path("createdBy").asString()).isEqualTo(HostTest.ADMIN);
        assertThat(set.path("kind").toString()).isEqualTo("{\"title\":\"Notes\",\"plugin\":\"probe\"}");
        assertThat(set.path("findings").path(0).path("message").asString()).contains("probe");
    }

    @Test
    void introspectionIsForDevelopers() {
        String query = "{ __schema { queryType { name } } }";

        assertThat(admin.graphql(query).body().toString()).contains("Query");
        assertThat(viewer().document(trust(query)).errorCode()).isEqualTo("FORBIDDEN");
        assertThat(nobody.document(trust(query)).errorCode()).isEqualTo("FORBIDDEN");
        assertThat(nobody.graphql("{ __typename }").body().toString()).contains("Query");
    }

    @Test
    void whoMayWriteNoRequestsSendsTrustedOnesByTheirId() {
        String query = "{ probeAnybody me { email } }";
        JsonNode refused = viewer().graphql(query).body().path("errors").path(0).path("extensions");
        String id = trust(query);

        assertThat(refused.path("code").asString()).isEqualTo("FORBIDDEN");
        assertThat(refused.path("reason").asString()).isEqualTo("FREE_FORM");
        assertThat(viewer().document(id).data("me").path("email").asString()).isEqualTo("viewer@example.org");
        assertThat(
            viewer()
                .post(
                    "{\"extensions\": {\"persistedQuery\": {\"version\": 1, \"sha256Hash\": \"%s\"}}}".formatted(
                        id.replace("sha256:", "")
                    )
                )
                .data("probeAnybody")
                .asString()
        )
            .as("as Apollo's clients send it")
            .isEqualTo("hello");
    }

    @Test
    void strangersLearnNothingOfTheSchemaFromWhatTheyWrite() {
        for (String query : List.of(
            "{ me { email } }",
            "{ noSuchField }",
            "{ ...on Query { me { email } } }",
            "{ __typename } fragment Probe on User { noSuchField }"
        )) {
            Client.Answer answer = nobody.graphql(query);
            assertThat(answer.errorCode()).isEqualTo("UNAUTHENTICATED");
            assertThat(answer.body().path("errors").path(0).path("extensions").path("reason").asString()).isEqualTo(
                "FREE_FORM"
            );
        }
    }

    @Test
    void anApiKeyCountsAsADeveloperOnlyWithThatScope() {
        Client with = script("platform:developer");
        Client without = script("platform:users");

        assertThat(with.graphql("{ me { email } }").data("me").path("email").asString()).isEqualTo(HostTest.ADMIN);
        assertThat(without.graphql("{ me { email } }").errorCode()).isEqualTo("FORBIDDEN");
        assertThat(without.document(trust("{ me { email } }")).data("me").path("email").asString()).isEqualTo(
            HostTest.ADMIN
        );
        assertThat(with.graphql("{ probeAnybody }").errorCode())
            .as("a plugin's field without a permission")
            .isEqualTo("FORBIDDEN");
    }

    @Test
    void anUnknownDocumentIsSaidToBeUnknown() {
        Client.Answer answer = admin.document("sha256:" + "0".repeat(64));

        assertThat(answer.errorCode()).isEqualTo("NOT_FOUND");
        assertThat(answer.body().path("errors").path(0).path("extensions").path("reason").asString()).isEqualTo(
            "UNKNOWN_DOCUMENT"
        );
        assertThat(admin.post("{\"extensions\": {\"persistedQuery\": 5}}").errorCode()).isEqualTo("NOT_FOUND");
    }

    @Test
    void developersFetchTheSchemaInServiceAndAreToldWhenItIsTheSame() {
        HttpResponse<String> first = admin.get("/api/schema.graphqls");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = admin.send(
            admin.request("/api/schema.graphqls").header("If-None-Match", tag).GET()
        );

        assertThat(first.body()).isEqualTo(generations.current().sdl()).contains("probeNode", "type Mutation");
        assertThat(first.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/graphql");
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-cache, private");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(script("platform:developer").get("/api/schema.graphqls").statusCode()).isEqualTo(200);
        assertThat(viewer().get("/api/schema.graphqls").statusCode()).isEqualTo(403);
        assertThat(nobody.get("/api/schema.graphqls").statusCode()).isEqualTo(401);
    }

    @Test
    void saysWhatARequestCosts() {
        JsonNode cheap = admin.graphql("{ probeNodes(first: 10) { id } }").body().path("extensions").path("cost");
        JsonNode dear = admin
            .graphql("{ probeNodes(first: 500) { children(first: 500) { id } } }")
            .body()
            .path("extensions")
            .path("cost");

        assertThat(cheap.path("requested").asInt()).isEqualTo(11);
        assertThat(cheap.path("limit").asInt()).isEqualTo(50_000);
        assertThat(dear.path("requested").asInt()).isGreaterThan(50_000);
    }

    @Test
    void limitsHold() {
        String deep = "{ probeNode " + "{ child ".repeat(20) + "{ id }" + " }".repeat(20) + " }";
        String aliases =
            "{ probeNode { " +
            IntStream.range(0, 200)
                .mapToObj(i -> "a" + i + ": id")
                .collect(joining(" ")) +
            " } }";
        String roots =
            "{ " +
            IntStream.range(0, 30)
                .mapToObj(i -> "a" + i + ": probe")
                .collect(joining(" ")) +
            " }";
        String wide = "{ probeNodes(first: 500) { children(first: 500) { id } } }";
        String tokens = "{ probe " + "# \n".repeat(10) + " probe".repeat(9_000) + " }";
        String characters = "{ probe(text: \"" + "x".repeat(110_000) + "\") }";
        String fragments =
            "{ probeNode { ...a } } " +
            IntStream.range(0, 25)
                .mapToObj(i ->
                    "fragment %s on ProbeNode { ...%s ...%s }".formatted(letter(i), letter(i + 1), letter(i + 1))
                )
                .collect(joining(" ")) +
            " fragment " +
            letter(25) +
            " on ProbeNode { id }";

        Map<String, String> expected = Map.of(
            deep,
            "max-depth",
            aliases,
            "max-aliases",
            roots,
            "max-",
            wide,
            "max-cost",
            "{ probeCostly }",
            "max-cost",
            "{ probeNode { " + "...@include(if: true) { id } ".repeat(60) + "} }",
            "max-directives",
            tokens,
            "8,000",
            characters,
            "100,000",
            fragments,
            "max-cost"
        );
        expected.forEach((query, setting) -> {
            Client.Answer answer = admin.graphql(query);
            assertThat(answer.errorCode()).as(setting + answer.body()).isEqualTo("INVALID_INPUT");
            assertThat(answer.body().path("errors").path(0).path("message").asString()).contains(setting);
        });
    }

    @Test
    void ordinaryPageIsWithinTheLimits() {
        assertThat(
            admin.graphql("{ probeNodes(first: 500) { id name children { id } } }").body().path("errors").toString()
        ).isEmpty();
    }

    @Test
    void costsAsMuchAsThePageIsLarge() {
        String field = "users(page: %s) { items { id } }";
        Map<String, ?> variables = Map.of("page", Map.of("size", 100), "size", 200);

        assertThat(cost("{ users { items { id } } }", Map.of())).isEqualTo(51);
        assertThat(cost("{ " + field.formatted("{number: 1}") + " }", Map.of())).isEqualTo(51);
        assertThat(cost("{ " + field.formatted("{size: 200}") + " }", Map.of())).isEqualTo(401);
        assertThat(cost("query($page: PageInput) { " + field.formatted("$page") + " }", variables)).isEqualTo(201);
        assertThat(cost("query($size: Int) { " + field.formatted("{size: $size}") + " }", variables)).isEqualTo(401);
    }

    private int cost(String query, Map<String, ?> variables) {
        return admin.graphql(query, variables).body().at("/extensions/cost/requested").asInt();
    }

    @Test
    void readsMethodsOfRecordsThatAreNotPublic() {
        assertThat(
            admin.graphql("{ probeNode { child { id } children { id } } }").data("probeNode").toString()
        ).isEqualTo("{\"child\":{\"id\":1},\"children\":[{\"id\":1}]}");
    }

    @Test
    void batchesNestedFields() {
        JsonNode nodes = admin.graphql("{ probeNodes(first: 3) { name } }").data("probeNodes");

        assertThat(nodes.toString()).contains("0 of 3", "2 of 3");
    }

    @Test
    void pluginCodeRunsUnderItsOwnLoaderAndTag() {
        assertThat(admin.graphql("{ probeThread }").data("probeThread").toString()).isEqualTo(
            "[\"plugin:probe\",\"probe\",\"true\"]"
        );
    }

    @Test
    void pluginSeesNeitherHostClassesNorSecrets() {
        assertThat(admin.graphql("{ probeSecrets }").data("probeSecrets").toString()).isEqualTo("[]");
    }

    @Test
    void transactionsOfAPluginRollBack() {
        int before = admin.graphql("{ probeNotes }").data("probeNotes").asInt();

        assertThat(admin.graphql("mutation { probeNote(fail: true) }").errorCode()).isEqualTo("INTERNAL");
        assertThat(admin.graphql("{ probeNotes }").data("probeNotes").asInt()).isEqualTo(before);
        assertThat(admin.graphql("mutation { probeNote(fail: false) }").data("probeNote").asInt()).isEqualTo(
            before + 1
        );
    }

    @Test
    void subscriptionStreamsToItsEndAndGivesItsLeaseBack() {
        HttpResponse<String> stream = stream(admin, "subscription { probeCount(to: 3) }");

        assertThat(stream.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(stream.body())
            .contains("{\"data\":{\"probeCount\":1}}", "{\"data\":{\"probeCount\":3}}")
            .contains("event:complete");
        assertThat(generations.current().leases()).isZero();
    }

    @Test
    void refusedSubscriptionSaysSoInItsStream() {
        assertThat(stream(nobody, "subscription { probeCount(to: 3) }").body()).contains(
            "UNAUTHENTICATED",
            "event:complete"
        );
        assertThat(stream(admin, "subscription { probeCount }").body()).contains("INVALID_INPUT");
    }

    @Test
    void failingStreamEndsWithAnErrorThatTellsNothing() {
        String body = stream(admin, "subscription { probeCount(to: 1, fail: true) }").body();

        assertThat(body)
            .contains("\"probeCount\":1", "INTERNAL", "correlationId", "event:complete")
            .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "null",
            "[]",
            "5",
            "{",
            "",
            "{\"query\": 5, \"variables\": []}",
            "{\"variables\": {}}",
            "[{\"query\": \"{ __typename }\"}]",
            "{\"query\": \"{ __typename }\", \"documentId\": \"sha256:0\"}",
        }
    )
    void malformedBodyIsABadRequest(String body) {
        assertThat(admin.send(admin.request("/graphql").POST(BodyPublishers.ofString(body))).statusCode()).isEqualTo(
            400
        );
    }

    @Test
    void otherContentTypeIsUnsupported() {
        var form = admin.request("/graphql").setHeader("Content-Type", "text/plain");

        assertThat(
            admin.send(form.POST(BodyPublishers.ofString("{\"query\":\"{ __typename }\"}"))).statusCode()
        ).isEqualTo(415);
    }

    private String trust(String document) {
        String id = TrustedDocuments.id(document);
        documents.register("test of " + id, Map.of(id, document));
        return id;
    }

    private Client script(String scope) {
        String secret = admin
            .graphql(
                "mutation { apiKeyCreate(input: {name: \"%s\", scopes: [\"%s\"]}) { secret } }".formatted(
                    UUID.randomUUID(),
                    scope
                )
            )
            .data("apiKeyCreate")
            .path("secret")
            .asString();
        return new Client(port).header("Authorization", "Bearer " + secret);
    }

    private static String letter(int number) {
        return String.valueOf((char) ('a' + number));
    }

    private JsonNode error(String query) {
        return admin.graphql(query).body().path("errors").path(0);
    }

    private Client viewer() {
        admin.graphql(
            """
            mutation { userCreate(input: {email: "viewer@example.org", name: "V", password: "long enough for this", role: VIEWER}) { errors { code } } }
            """
        );
        Client viewer = new Client(port);
        viewer.login("viewer@example.org", "long enough for this");
        return viewer;
    }

    private static HttpResponse<String> stream(Client client, String query) {
        return client.send(
            client
                .request("/graphql")
                .header("Accept", "text/event-stream")
                .POST(BodyPublishers.ofString("{\"query\": \"" + query + "\"}"))
        );
    }
}
