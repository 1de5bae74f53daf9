package dev.vitrina.core.security.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopConnections;
import dev.vitrina.api.shop.ShopConnections.Connected;
import dev.vitrina.api.shop.ShopConnections.SellerIdentity;
import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.host.People;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@HostTest
class ApiKeysTest {

    private static final String CREATE =
        "mutation($input: ApiKeyCreateInput!) { apiKeyCreate(input: $input) { apiKey { id name hint scopes shopIds requestsPerMinute expired } secret errors { code path } } }";
    private static final String REVOKE =
        "mutation($id: ID!) { apiKeyRevoke(input: {id: $id}) { revokedId errors { code } } }";
    private static final String USERS = "{ users { totalItems } }";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ShopConnections connections;

    @Autowired
    private ApiKeys keys;

    private People people;
    private Client owner;
    private String email;

    @BeforeEach
    void anAdministratorOfTheirOwn() {
        people = new People(port);
        email = people.create(UUID.randomUUID() + "@example.org", "ADMIN");
        owner = client(email);
    }

    /** Others count the administrators. */
    @AfterEach
    void noAdministratorAnyMore() {
        people.update(email, "role: VIEWER");
    }

    @Test
    void actsForItsOwnerWithinItsScopes() {
        Client script = script(create("platform:users"));

        assertThat(script.graphql("{ me { email } }").data("me").path("email").asString()).isEqualTo(email);
        assertThat(script.graphql("{ me { permissions } }").data("me").path("permissions").toString()).isEqualTo(
            "[\"platform:users\"]"
        );
        assertThat(script.graphql(USERS).errorCode()).isEmpty();
        assertThat(script.graphql("{ auditTrail { totalCount } }").errorCode()).isEqualTo("FORBIDDEN");
    }

    @Test
    void isAcceptedAtTheOtherDoorsToo() {
        assertThat(script(create("platform:metrics")).get("/actuator/prometheus").statusCode()).isEqualTo(200);
        assertThat(script(create("platform:users")).get("/actuator/prometheus").statusCode()).isEqualTo(403);
        assertThat(script("vtr_key_nonsense").get("/actuator/prometheus").statusCode()).isEqualTo(401);
    }

    @Test
    void losesWhatItsOwnerLoses() {
        Client script = script(create("platform:users"));
        assertThat(script.graphql(USERS).errorCode()).isEmpty();

        people.update(email, "role: MANAGER");

        assertThat(script.graphql(USERS).errorCode()).isEqualTo("FORBIDDEN");
        people.update(email, "disabled: true");
        assertThat(script.graphql("{ me { email } }").errorCode()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void keepsItsSecretNowhere() {
        String secret = create("platform:audit");
        owner.graphql("{ apiKeys { items { id name hint lastUsedAt } } }");

        String stored = jdbc
            .sql("select coalesce(string_agg(k::text, ' '), '') from platform.api_key k")
            .query(String.class)
            .single();
        String audited = jdbc
            .sql("select string_agg(e::text, ' ') from platform.audit_entry e")
            .query(String.class)
            .single();

        assertThat(secret).matches("vtr_key_[0-9A-Za-z]{40}");
        assertThat(stored).doesNotContain(secret.substring(0, 30)).contains(secret.substring(44));
        assertThat(audited).contains("apiKeyCreate").doesNotContain(secret.substring(0, 30));
    }

    @Test
    void managesNeitherKeysNorPeopleNorSessions() {
        Client script = script(create("platform:users"));
        List<String> refused = List.of(
            "{ apiKeys { totalItems } }",
            "mutation { apiKeyCreate(input: {name: \"more\", scopes: [\"platform:users\"]}) { secret } }",
            "mutation { apiKeyRevoke(input: {id: \"1\"}) { revokedId } }",
            "mutation { passwordChange(input: {current: \"a password for tests\", new: \"another password\"}) { errors { code } } }",
            "mutation { userCreate(input: {email: \"a@b.c\", name: \"a\", password: \"long enough\", role: ADMIN}) { user { id } } }",
            "mutation { userUpdate(input: {id: \"1\", password: \"long enough\"}) { user { id } } }",
            "mutation { userDelete(input: {id: \"1\"}) { deletedId } }",
            "mutation { login(input: {email: \"a@b.c\", password: \"x\"}) { accessToken } }",
            "mutation { refreshSession { accessToken } }",
            "mutation { logout { errors { code } } }"
        );

        assertThat(refused).allSatisfy(query -> {
                JsonNode extensions = script.graphql(query).body().path("errors").path(0).path("extensions");
                assertThat(extensions.path("code").asString()).isEqualTo("FORBIDDEN");
                assertThat(extensions.path("reason").asString()).isEqualTo("API_KEY");
            });
    }

    @Test
    void endsWhenItsOwnerOrAnAdministratorRevokesIt() {
        Client one = script(create("platform:users"));
        Client two = script(create("platform:users"));
        List<String> ids = ids();
        Client stranger = client(people.create(UUID.randomUUID() + "@example.org", "MANAGER"));

        assertThat(stranger.graphql(REVOKE, Map.of("id", ids.get(0))).codes("apiKeyRevoke")).containsExactly(
            "NOT_FOUND"
        );
        assertThat(one.graphql(USERS).errorCode()).isEmpty();
        assertThat(owner.graphql(REVOKE, Map.of("id", ids.get(1))).codes("apiKeyRevoke")).isEmpty();
        assertThat(people.admin().graphql(REVOKE, Map.of("id", ids.get(0))).codes("apiKeyRevoke")).isEmpty();

        assertThat(one.graphql(USERS).errorCode()).isEqualTo("UNAUTHENTICATED");
        assertThat(two.graphql(USERS).body().path("errors").path(0).path("message").asString()).contains("revoked");
        assertThat(ids()).isEmpty();
    }

    @Test
    void readsNothingThatNoScopeOfItsNames() {
        Client script = script(create("platform:users"));

        assertThat(script.graphql("{ me { email } shops { totalItems } job(id: \"0\") { id } }").errorCode()).isEmpty();
        for (String query : List.of(
            "{ plugins { totalItems } }",
            "{ plugin(id: \"x\") { id } }",
            "{ jobs { id } }",
            "{ apiKeyScopes { id } }"
        )) {
            JsonNode extensions = script.graphql(query).body().path("errors").path(0).path("extensions");
            assertThat(extensions.path("code").asString()).as(query).isEqualTo("FORBIDDEN");
            assertThat(extensions.path("reason").asString()).as(query).isEqualTo("API_KEY");
            assertThat(owner.graphql(query).errorCode()).as(query).isEmpty();
        }
    }

    @Test
    void installsNoCodeWhateverItsScopes() {
        Client script = script(create("platform:plugins"));

        assertThat(
            script
                .graphql("mutation { pluginInstall(input: {digest: \"x\"}) { errors { code } } }")
                .body()
                .at("/errors/0/extensions/reason")
                .asString()
        ).isEqualTo("API_KEY");
        assertThat(
            script
                .send(
                    script
                        .request("/api/plugins")
                        .setHeader("Content-Type", "application/zip")
                        .POST(HttpRequest.BodyPublishers.ofString("x"))
                )
                .statusCode()
        ).isEqualTo(403);
    }

    @Test
    void outlivesAPasswordThatItsOwnerChangesButNotAnAdministratorsResetNorADisabledOwner() {
        String first = create("platform:users");
        String change =
            "mutation { passwordChange(input: {current: \"%s\", new: \"quite another one\"}) { errors { code } } }";
        assertThat(owner.graphql(change.formatted(People.PASSWORD)).codes("passwordChange")).isEmpty();
        assertThat(script(first).graphql(USERS).errorCode()).isEmpty();

        people.update(email, "password: \"%s\"".formatted(People.PASSWORD));
        assertThat(script(first).graphql(USERS).errorCode()).isEqualTo("UNAUTHENTICATED");

        owner = client(email);
        String second = create("platform:users");
        people.update(email, "disabled: true");
        people.update(email, "disabled: false");
        assertThat(script(second).graphql(USERS).errorCode()).isEqualTo("UNAUTHENTICATED");
        assertThat(
            client(email).graphql("{ apiKeys { totalItems } }").data("apiKeys").path("totalItems").asInt()
        ).isZero();
    }

    @Test
    void goesSomeTimeAfterItHasExpired() {
        create("platform:users");
        create("platform:users");
        jdbc
            .sql(
                """
                update platform.api_key set expires_at = now() - interval '31 days'
                where id = (select max(id) from platform.api_key where user_id = cast(:owner as bigint))
                """
            )
            .param("owner", people.id(email))
            .update();

        keys.purge();

        assertThat(ids()).hasSize(1);
    }

    @Test
    void endsAtItsExpiry() {
        String secret = create("platform:users");
        jdbc
            .sql(
                "update platform.api_key set expires_at = now() - interval '1 second' where user_id = cast(:owner as bigint)"
            )
            .param("owner", people.id(email))
            .update();

        assertThat(script(secret).graphql("{ me { email } }").errorCode()).isEqualTo("UNAUTHENTICATED");
        assertThat(
            owner
                .graphql("{ apiKeys { items { expired } } }")
                .data("apiKeys")
                .path("items")
                .path(0)
                .path("expired")
                .asBoolean()
        ).isTrue();
    }

    @Test
    void isToldWhenToComeBackAfterTooManyRequests() {
        String secret = secret(
            owner.graphql(
                CREATE,
                Map.of("input", Map.of("name", "slow", "scopes", List.of("platform:users"), "requestsPerMinute", 2))
            )
        );
        Client script = script(secret);
        script.graphql(USERS);
        script.graphql(USERS);

        Client.Answer third = script.graphql(USERS);

        assertThat(third.errorCode()).isEqualTo("RATE_LIMITED");
        assertThat(third.body().path("errors").path(0).path("extensions").path("retryAfterSeconds").asInt()).isBetween(
            25,
            30
        );
        assertThat(third.http().headers().firstValue("Retry-After").map(Integer::parseInt).orElse(0)).isBetween(25, 30);
        assertThat(script.get("/api/anything").statusCode()).isEqualTo(429);
        assertThat(owner.graphql(USERS).errorCode()).isEmpty();
    }

    @Test
    void keepsToItsShops() {
        Shop inside = connect();
        Shop outside = connect();
        Map<String, ?> input = Map.of(
            "name",
            "one shop",
            "scopes",
            List.of("platform:jobs"),
            "shopIds",
            List.of(inside.id().toString())
        );
        Client script = script(secret(owner.graphql(CREATE, Map.of("input", input))));
        String cancel = "mutation { jobCancel(input: {id: \"0\"}) { errors { code } } }";

        assertThat(script.graphql("{ shops { items { id } } }").data("shops").path("items").toString()).isEqualTo(
            "[{\"id\":\"%s\"}]".formatted(inside.id())
        );
        assertThat(script.graphql(cancel).errorCode()).as("in no shop").isEqualTo("FORBIDDEN");
        script.header("X-Shop-Id", outside.id().toString());
        assertThat(script.graphql(cancel).errorCode()).as("in another shop").isEqualTo("FORBIDDEN");
        script.header("X-Shop-Id", inside.id().toString());
        assertThat(script.graphql(cancel).codes("jobCancel")).as("in its shop").containsExactly("NOT_FOUND");
    }

    @Test
    void isNamedInTheAuditTrailAndByItsLastUse() {
        Client script = script(create("platform:jobs"));
        script.graphql("mutation { jobCancel(input: {id: \"0\"}) { errors { code } } }");

        JsonNode entry = owner
            .graphql(
                "{ auditTrail(first: 1, filter: {action: \"jobCancel\", userId: \"%s\"}) { nodes { userEmail apiKey } } }".formatted(
                    people.id(email)
                )
            )
            .data("auditTrail")
            .path("nodes")
            .path(0);

        assertThat(entry.path("userEmail").asString()).isEqualTo(email);
        assertThat(entry.path("apiKey").asString()).startsWith("key of ");
        assertThat(
            owner.graphql("{ apiKeys { items { lastUsedAt } } }").data("apiKeys").path("items").path(0).toString()
        ).contains(Instant.now().toString().substring(0, 10));
    }

    @Test
    void onlyAnAdministratorSeesTheKeysOfOthers() {
        create("platform:users");
        String query = "{ apiKeys(userId: \"%s\") { items { name } } }".formatted(people.id(email));
        Client stranger = client(people.create(UUID.randomUUID() + "@example.org", "MANAGER"));

        assertThat(people.admin().graphql(query).data("apiKeys").path("items").size()).isEqualTo(1);
        assertThat(stranger.graphql(query).errorCode()).isEqualTo("FORBIDDEN");
        assertThat(stranger.graphql("{ apiKeys { totalItems } }").data("apiKeys").path("totalItems").asInt()).isZero();
    }

    @Test
    void offersWhatTheCallerHolds() {
        Client manager = client(people.create(UUID.randomUUID() + "@example.org", "MANAGER"));

        assertThat(manager.graphql("{ apiKeyScopes { id } }").data("apiKeyScopes").toString())
            .contains("platform:jobs")
            .doesNotContain("platform:users");
    }

    @Test
    void refusesWhatCannotBeAKey() {
        owner.graphql(CREATE, Map.of("input", Map.of("name", "Taken", "scopes", List.of("platform:users"))));
        Map<String, String> codes = Map.ofEntries(
            Map.entry("name: \" \", scopes: [\"platform:users\"]", "INVALID_NAME"),
            Map.entry("name: \"taken\", scopes: [\"platform:users\"]", "NAME_TAKEN"),
            Map.entry("name: \"a\", scopes: []", "NO_SCOPE"),
            Map.entry("name: \"a\", scopes: [\"platform:nothing\"]", "SCOPE_NOT_HELD"),
            Map.entry("name: \"a\", scopes: [\"platform:users\"], expiresAt: \"2020-01-01T00:00:00Z\"", "EXPIRY_PAST"),
            Map.entry("name: \"a\", scopes: [\"platform:users\"], requestsPerMinute: 0", "INVALID_RATE"),
            Map.entry("name: \"a\", scopes: [\"platform:users\"], requestsPerMinute: 1000000", "INVALID_RATE"),
            Map.entry("name: \"a\", scopes: [\"platform:jobs\"], shopIds: [\"987654321\"]", "UNKNOWN_SHOP"),
            Map.entry("name: \"a\", scopes: [\"platform:users\"], shopIds: [\"x\"]", "SCOPE_NOT_OF_SHOPS")
        );

        assertThat(codes).allSatisfy((input, code) ->
            assertThat(
                owner
                    .graphql("mutation { apiKeyCreate(input: {%s}) { secret errors { code } } }".formatted(input))
                    .codes("apiKeyCreate")
            ).contains(code)
        );
    }

    private String create(String scope) {
        Map<String, ?> input = Map.of("name", "key of " + UUID.randomUUID(), "scopes", List.of(scope));
        return secret(owner.graphql(CREATE, Map.of("input", input)));
    }

    private static String secret(Client.Answer answer) {
        assertThat(answer.codes("apiKeyCreate")).isEmpty();
        return answer.data("apiKeyCreate").path("secret").asString();
    }

    private List<String> ids() {
        return owner
            .graphql("{ apiKeys { items { id } } }")
            .data("apiKeys")
            .path("items")
            .valueStream()
            .map(key -> key.path("id").asString())
            .toList();
    }

    private Client script(String secret) {
        return new Client(port).header("Authorization", "Bearer " + secret);
    }

    private Client client(String user) {
        Client client = new Client(port);
        client.login(user, People.PASSWORD);
        return client;
    }

    private Shop connect() {
        String seller = UUID.randomUUID().toString();
        return (
            (Connected.Created) connections.connect(
                new SellerIdentity(seller, "Seller", null),
                new Credential("secret of " + seller, seller, "personal")
            )
        ).shop();
    }
}
