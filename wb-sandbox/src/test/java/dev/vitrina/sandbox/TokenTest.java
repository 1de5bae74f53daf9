package dev.vitrina.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.token.TokenCategory;
import dev.vitrina.sandbox.token.TokenSpec;
import dev.vitrina.sandbox.token.TokenType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class TokenTest {

    private static final Instant NOW = Instant.parse("2026-10-09T12:00:00Z");
    private static final String GOODS = "/api/v2/list/goods/filter?limit=1";
    private final TestClock clock = new TestClock(NOW);
    private WbSandbox sandbox;
    private TokenSpec spec;

    @BeforeEach
    void start() {
        sandbox = WbSandbox.start(settings().build());
        spec = sandbox.control().tokens().spec(sandbox.seller("nordflax"));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void carriesTheClaimsOfWildberries() {
        String token = sandbox.tokens().getFirst().token();

        JsonNode header = part(token, 0);
        JsonNode claims = part(token, 1);
        assertThat(header.path("alg").asString()).isEqualTo("ES256");
        assertThat(claims.propertyNames()).contains("id", "s", "sid", "oid", "uid", "ent", "exp", "t", "acc", "for");
        assertThat(claims.path("sid").asString()).isEqualTo(sandbox.seller("nordflax").sid().toString());
        assertThat(claims.path("acc").asInt()).isEqualTo(3);
        assertThat(claims.path("t").asBoolean()).isFalse();
        assertThat(claims.path("for").asString()).isEqualTo("self");
        assertThat(claims.path("s").asLong() & 2).as("category Content").isEqualTo(2);
        assertThat(claims.path("exp").asLong()).isBetween(
            NOW.plus(Duration.ofDays(120)).getEpochSecond(),
            NOW.plus(Duration.ofDays(180)).getEpochSecond()
        );
    }

    @Test
    void offersFourSellersWithOneTokenEach() {
        assertThat(sandbox.tokens())
            .extracting(t -> t.cards())
            .containsExactly(12_000, 800, 150, 300);
        assertThat(sandbox.tokens())
            .extracting(t -> t.type())
            .containsExactly("personal", "personal", "base", "expired");
        assertThat(part(sandbox.tokens().get(2).token(), 1).path("acc").asInt()).isEqualTo(1);
        assertThat(pingWith(sandbox.tokens().get(3).token())).isEqualTo(401);
    }

    @Test
    void takesTheRawTokenAndTheBearerForm() {
        String token = sandbox.tokens().getFirst().token();

        assertThat(pingWith(token)).isEqualTo(200);
        assertThat(pingWith("Bearer " + token)).isEqualTo(200);
    }

    static Stream<String> malformed() {
        return Stream.of("x", "a.b", "a.b.c", "....", "e30.e30.e30", "\"", "null", "Bearer", "Basic dXNlcg==");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void answersMalformedTokensWithTheGatewaysProblem(String token) {
        try (Client client = new Client(sandbox, token)) {
            Client.Reply reply = client.get(WbHost.CONTENT, "/ping");

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
            Contract.assertKeeps("problem", reply.text());
            assertThat(reply.json().path("detail").asString()).startsWith("token problem; token is malformed");
        }
    }

    @Test
    void refusesForgedTokens() {
        String token = sandbox.tokens().getFirst().token();
        String[] parts = token.split("\\.");
        String more = encode(part(token, 1).toString().replace("\"acc\":3", "\"acc\":4"));
        String unsigned = encode("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + ".";

        assertThat(pingWith(parts[0] + "." + more + "." + parts[2])).isEqualTo(401);
        assertThat(pingWith(unsigned)).isEqualTo(401);
        assertThat(pingWith(parts[0] + "." + parts[1] + "." + "A".repeat(86))).isEqualTo(401);
    }

    @Test
    void refusesTokensOfAnotherSandbox() {
        try (WbSandbox other = WbSandbox.start(settings().seed(7).build())) {
            assertThat(pingWith(other.tokens().getFirst().token())).isEqualTo(401);
        }
    }

    @Test
    void letsTokensExpireByTheSellersClock() {
        String token = sandbox.issuer().issue(spec.withExpiry(NOW.plusSeconds(60)));

        assertThat(pingWith(token)).isEqualTo(200);
        sandbox.control().shiftClock("laska", Duration.ofSeconds(60));
        assertThat(pingWith(token)).isEqualTo(200);
        sandbox.control().shiftClock("nordflax", Duration.ofSeconds(60));
        assertThat(pingWith(token)).isEqualTo(401);
    }

    @Test
    void refusesWithdrawnAndTestTokens() {
        String token = sandbox.issuer().issue(spec);
        String test = sandbox.issuer().issue(spec.withType(TokenType.TEST));

        assertThat(pingWith(token)).isEqualTo(200);
        sandbox.control().tokens().withdraw(token);

        assertThat(pingWith(token)).isEqualTo(401);
        assertThat(pingWith(test)).isEqualTo(401);
    }

    @Test
    void keepsReadOnlyTokensFromWritingButNotFromReading() {
        try (Client client = new Client(sandbox, sandbox.issuer().issue(spec.readOnly()))) {
            assertThat(client.post(WbHost.CONTENT, Client.LIST, "{}").status()).isEqualTo(200);
            Client.Reply write = client.post(WbHost.CONTENT, "/content/v2/cards/delete/trash", "{\"nmIDs\":[1]}");
            assertThat(write.status()).isEqualTo(403);
            Contract.assertKeeps("content-error", write.text());
        }
    }

    @Test
    void opensOnlyTheHostsOfItsCategories() {
        String token = sandbox.issuer().issue(spec.withCategories(Set.of(TokenCategory.PRICES)));
        try (Client client = new Client(sandbox, token)) {
            assertThat(client.get(WbHost.PRICES, "/ping").status()).isEqualTo(200);
            assertThat(client.get(WbHost.CALENDAR, "/ping").status()).isEqualTo(200);
            assertThat(client.get(WbHost.COMMON, "/ping").status()).isEqualTo(200);
            assertThat(client.get(WbHost.CONTENT, "/ping").status()).isEqualTo(401);
            assertThat(client.get(WbHost.FINANCE, "/ping").status()).isEqualTo(401);
        }
    }

    @Test
    void refusesAMissingCategoryByEitherStatusAsToldTo() {
        String token = sandbox.issuer().issue(spec.withCategories(Set.of(TokenCategory.CONTENT)));
        try (Client client = new Client(sandbox, token)) {
            assertThat(client.get(WbHost.PRICES, GOODS).status()).isEqualTo(403);

            client.control("PUT", "/hosts/wb-prices/scope-refusal", "{\"status\":401}");

            Client.Reply refused = client.get(WbHost.PRICES, GOODS);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.text()).contains("token scope not allowed");
            assertThat(client.get(WbHost.COMMON, "/ping").status()).isEqualTo(200);
            assertThat(client.post(WbHost.CONTENT, Client.LIST, "{}").status()).isEqualTo(200);
            client.control("POST", "/reset", "");
            assertThat(client.get(WbHost.PRICES, GOODS).status()).isEqualTo(403);
        }
    }

    @Test
    void issuesTheSameTokensAfterARestartAndStillTakesThoseOfLastMonth() {
        var before = sandbox.tokens();
        sandbox.close();

        clock.advance(Duration.ofDays(2));
        try (WbSandbox restarted = WbSandbox.start(settings().build())) {
            assertThat(restarted.tokens()).isEqualTo(before);
        }
        clock.advance(Duration.ofDays(60));
        try (
            WbSandbox later = WbSandbox.start(settings().build());
            Client client = new Client(later, before.getFirst().token())
        ) {
            assertThat(client.get(WbHost.CONTENT, "/ping").status()).isEqualTo(200);
        }
    }

    private SandboxSettings.Builder settings() {
        return SandboxSettings.builder().port(0).quotas(false).clock(clock);
    }

    private int pingWith(String token) {
        try (Client client = new Client(sandbox, token)) {
            return client.get(WbHost.CONTENT, "/ping").status();
        }
    }

    private static JsonNode part(String token, int number) {
        return Json.parse(
            new String(Base64.getUrlDecoder().decode(token.split("\\.")[number]), StandardCharsets.UTF_8)
        );
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
