package dev.vitrina.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.UniversalCacheService;
import dev.vitrina.core.contribution.ContributionRegistrar.Registration;
import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.host.People;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Policies as an operator's client sees them: over a real host. */
@HostTest
class PolicyOverGraphQlTest {

    private static final String FIELDS =
        "freshMillis staleWhileRevalidateMillis staleIfErrorMillis keepMillis jitter refreshAt warmMillis notFoundMillis" +
        " rejectedMillis softTimeoutMillis hardTimeoutMillis settleMillis coherence { mode boundMillis } reserve memoryShare" +
        " maxBytes compressAboveBytes";

    private static final String POLICY =
        "endpoint plugin orphaned declared { %s } override { %s } effective { %s } version changedAt changedBy reason".formatted(
            FIELDS,
            FIELDS,
            FIELDS
        );

    @LocalServerPort
    private int port;

    @Autowired
    private DeclaredPolicies declared;

    @Autowired
    private UniversalCacheService cache;

    private final String plugin = "plugin-" + UUID.randomUUID();
    private final String endpoint = plugin + "/things";
    private Client admin;

    private Registration registration;

    @BeforeEach
    void signIn() {
        registration = declared.register(Plugins.declaring(plugin, endpoint, plugin + "/others"));
        admin = new Client(port);
        admin.login(HostTest.ADMIN, HostTest.PASSWORD);
    }

    @AfterEach
    void leave() {
        registration.withdraw();
    }

    @Test
    void showsWhatThePluginDeclaresAndThatNothingWasChanged() {
        JsonNode policy = policy();

        assertThat(policy.path("plugin").asString()).isEqualTo(plugin);
        assertThat(policy.path("orphaned").asBoolean()).isFalse();
        assertThat(policy.path("declared").path("freshMillis").asLong()).isEqualTo(60_000);
        assertThat(policy.path("declared").path("coherence").path("mode").asString()).isEqualTo("EVENTUAL");
        assertThat(policy.path("override").isNull()).isTrue();
        assertThat(policy.path("effective")).isEqualTo(policy.path("declared"));
        assertThat(policy.path("version").asLong()).isZero();
        assertThat(policy.path("changedBy").isNull()).isTrue();
    }

    @Test
    void changesTheFieldsThatAreNamedAndTheCacheGoesByThem() {
        JsonNode changed = set(0, "freshMillis: 5000, coherence: {mode: BOUNDED, boundMillis: 2000}, jitter: 0.5")
            .data("cachePolicySet")
            .path("policy");

        assertThat(changed).isEqualTo(policy());
        assertThat(changed.path("override").path("freshMillis").asLong()).isEqualTo(5_000);
        assertThat(changed.path("override").path("jitter").asDouble()).isEqualTo(0.5);
        assertThat(changed.path("override").path("coherence").path("boundMillis").asLong()).isEqualTo(2_000);
        assertThat(changed.path("override").path("maxBytes").isNull()).isTrue();
        assertThat(changed.path("effective").path("freshMillis").asLong()).isEqualTo(5_000);
        assertThat(changed.path("effective").path("maxBytes").asInt()).isEqualTo(Plugins.POLICY.maxBytes());
        assertThat(changed.path("version").asLong()).isOne();
        assertThat(changed.path("changedBy").asString()).isEqualTo(HostTest.ADMIN);
        assertThat(changed.path("changedAt").asString()).endsWith("Z");
        assertThat(changed.path("reason").asString()).isEqualTo("prices \"move\" faster");
        Freshness freshness = cache
            .get(
                new CacheRequest<>(new CacheKey(1, endpoint, ""), Plugins.POLICY, Codec.utf8(), context ->
                    new LoadResult.Loaded<>("value")
                )
            )
            .orThrow()
            .freshness();
        assertThat(Duration.between(freshness.fetchedAt(), freshness.expiresAt())).isBetween(
            Duration.ofMillis(2_500),
            Duration.ofSeconds(5)
        );
    }

    @Test
    void anAbsentFieldStaysAndANullGoesBack() {
        set(0, "freshMillis: 5000, maxBytes: 2048");

        set(1, "freshMillis: null, jitter: 0.25");

        JsonNode override = policy().path("override");
        assertThat(override.path("freshMillis").isNull()).isTrue();
        assertThat(override.path("jitter").asDouble()).isEqualTo(0.25);
        assertThat(override.path("maxBytes").asInt()).isEqualTo(2_048);
    }

    @Test
    void aResetTakesEverythingBackAndKeepsWhoAndWhy() {
        set(0, "freshMillis: 5000, maxBytes: 2048");

        JsonNode policy = reset(endpoint, 1).data("cachePolicyReset").path("policy");

        assertThat(policy.path("override").isNull()).isTrue();
        assertThat(policy.path("effective")).isEqualTo(policy.path("declared"));
        assertThat(policy.path("version").asLong()).isEqualTo(2);
        assertThat(policy.path("reason").asString()).isEqualTo("enough");
    }

    @Test
    void namesEachWrongFieldWithItsBoundsAndChangesNothing() {
        Client.Answer refused = set(
            0,
            "freshMillis: -1, jitter: 0.6, softTimeoutMillis: 20000, hardTimeoutMillis: 10000, maxBytes: 1," +
            " coherence: {mode: BOUNDED, boundMillis: 1}"
        );

        assertThat(refused.data("cachePolicySet").path("policy").isNull()).isTrue();
        assertThat(errors(refused, "cachePolicySet")).containsExactly(
            "OUT_OF_BOUNDS freshMillis: freshMillis must be from 0 to 2592000000 ms, but was -1",
            "OUT_OF_BOUNDS jitter: jitter must be from 0 to 0.5, but was 0.6",
            "OUT_OF_BOUNDS softTimeoutMillis: softTimeoutMillis must be from 0 to 10000 ms, but was 20000",
            "OUT_OF_BOUNDS coherence/boundMillis: boundMillis must be from 500 to 3600000 ms, but was 1",
            "OUT_OF_BOUNDS maxBytes: maxBytes must be from 1024 to 67108864 bytes, but was 1"
        );
        assertThat(refused.data("cachePolicySet").path("limits")).hasSize(5);
        assertThat(refused.data("cachePolicySet").path("limits").path(2).toString()).isEqualTo(
                """
                {"path":["softTimeoutMillis"],"unit":"MILLISECONDS","least":0.0,"most":10000.0}"""
            );
        assertThat(policy().path("version").asLong()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        coherence: {mode: BOUNDED}                 | BOUND_REQUIRED
        coherence: {mode: STRICT, boundMillis: 900} | BOUND_NOT_ALLOWED
        ''                                         | NOTHING_TO_CHANGE
        """
    )
    void refusesWhatMakesNoSense(String fields, String code) {
        assertThat(set(0, fields).codes("cachePolicySet")).containsExactly(code);
    }

    @Test
    void refusesToChangeWithoutSayingWhy() {
        for (String reason : List.of("", "  ", "x".repeat(501))) {
            Client.Answer refused = admin.graphql(
                "mutation { cachePolicySet(input: {endpoint: \"%s\", expectedVersion: 0, reason: \"%s\", jitter: 0}) { errors { code message path } } }".formatted(
                    endpoint,
                    reason
                )
            );
            assertThat(refused.codes("cachePolicySet")).containsExactly("INVALID_REASON");
        }
    }

    @Test
    void refusesWhoDecidedByAnotherVersion() {
        set(0, "freshMillis: 5000");

        assertThat(errors(set(0, "freshMillis: 6000"), "cachePolicySet"))
            .singleElement()
            .asString()
            .startsWith("CONFLICT expectedVersion: ")
            .contains("version 1");
        assertThat(reset(endpoint, 7).codes("cachePolicyReset")).containsExactly("CONFLICT");
        assertThat(policy().path("effective").path("freshMillis").asLong()).isEqualTo(5_000);
    }

    @Test
    void doesNotKnowWhatNoPluginDeclares() {
        assertThat(
            admin
                .graphql(
                    "mutation { cachePolicySet(input: {endpoint: \"nobody/nothing\", expectedVersion: 0, reason: \"why\", jitter: 0}) { errors { code } } }"
                )
                .codes("cachePolicySet")
        ).containsExactly("NOT_FOUND");
        assertThat(reset("nobody/nothing", 0).codes("cachePolicyReset")).containsExactly("NOT_FOUND");
    }

    @Test
    void listsByPluginAndByWhetherAnythingWasChanged() {
        set(0, "freshMillis: 5000");

        assertThat(endpoints("filter: {plugin: \"%s\"}".formatted(plugin))).containsExactly(
            plugin + "/others",
            endpoint
        );
        assertThat(endpoints("filter: {plugin: \"%s\", overridden: true}".formatted(plugin))).containsExactly(endpoint);
        assertThat(endpoints("filter: {plugin: \"%s\", overridden: false}".formatted(plugin))).containsExactly(
            plugin + "/others"
        );
        assertThat(endpoints("page: {number: 1, size: 1}, filter: {plugin: \"%s\"}".formatted(plugin))).containsExactly(
            endpoint
        );
        assertThat(
            admin
                .graphql(
                    "{ cachePolicies(page: {size: 1}, filter: {plugin: \"%s\"}) { totalItems } }".formatted(plugin)
                )
                .data("cachePolicies")
                .path("totalItems")
                .asInt()
        ).isEqualTo(2);
    }

    @Test
    void saysWhatEachFieldTakes() {
        JsonNode limits = admin
            .graphql("{ cachePolicies { limits { path unit least most } } }")
            .data("cachePolicies")
            .path("limits");

        assertThat(limits.valueStream().map(limit -> limit.path("path").path(0).asString())).containsExactly(
            "freshMillis",
            "staleWhileRevalidateMillis",
            "staleIfErrorMillis",
            "keepMillis",
            "jitter",
            "refreshAt",
            "warmMillis",
            "notFoundMillis",
            "rejectedMillis",
            "softTimeoutMillis",
            "hardTimeoutMillis",
            "settleMillis",
            "coherence",
            "reserve",
            "memoryShare",
            "maxBytes",
            "compressAboveBytes"
        );
        assertThat(limits.path(4).path("most").asDouble()).isEqualTo(0.5);
        assertThat(limits.path(4).path("unit").asString()).isEqualTo("SHARE");
    }

    @Test
    void keepsWhoDidItAndWhyOnTheAuditTrail() {
        set(0, "freshMillis: 5000");
        set(0, "freshMillis: 6000");

        List<JsonNode> entries = admin
            .graphql(
                "{ auditTrail(first: 2, filter: {action: \"cachePolicySet\"}) { nodes { userEmail input outcome code } } }"
            )
            .data("auditTrail")
            .path("nodes")
            .valueStream()
            .toList();

        assertThat(entries)
            .extracting(entry -> entry.path("outcome").asString())
            .containsExactly("REFUSED", "SUCCEEDED");
        assertThat(entries.getFirst().path("code").asString()).isEqualTo("CONFLICT");
        assertThat(entries.getLast().path("userEmail").asString()).isEqualTo(HostTest.ADMIN);
        JsonNode input = entries.getLast().path("input").path("input");
        assertThat(input.path("reason").asString().strip()).isEqualTo("prices \"move\" faster");
        assertThat(input.path("endpoint").asString()).isEqualTo(endpoint);
        assertThat(input.path("freshMillis").asLong()).isEqualTo(5_000);
    }

    @Test
    void onlyAnAdministratorSeesAndChangesPolicies() {
        People people = new People(port);
        Client manager = new Client(port);
        manager.login(people.create(UUID.randomUUID() + "@example.org", "MANAGER"), People.PASSWORD);
        List<String> requests = List.of(
            "{ cachePolicies { totalItems } }",
            "mutation { cachePolicySet(input: {endpoint: \"%s\", expectedVersion: 0, reason: \"why\", jitter: 0}) { errors { code } } }".formatted(
                endpoint
            ),
            "mutation { cachePolicyReset(input: {endpoint: \"%s\", expectedVersion: 0, reason: \"why\"}) { errors { code } } }".formatted(
                endpoint
            )
        );

        assertThat(requests).allSatisfy(request -> {
                assertThat(new Client(port).graphql(request).errorCode()).isEqualTo("UNAUTHENTICATED");
                assertThat(manager.graphql(request).errorCode()).isEqualTo("FORBIDDEN");
            });
        assertThat(policy().path("version").asLong()).isZero();
    }

    private Client.Answer set(long version, String fields) {
        return admin.graphql(
            "mutation { cachePolicySet(input: {endpoint: \"%s\", expectedVersion: %d, reason: \" prices \\\"move\\\" faster\", %s}) { policy { %s } errors { code message path } limits { path unit least most } } }".formatted(
                endpoint,
                version,
                fields,
                POLICY
            )
        );
    }

    private Client.Answer reset(String endpoint, long version) {
        return admin.graphql(
            "mutation { cachePolicyReset(input: {endpoint: \"%s\", expectedVersion: %d, reason: \"enough\"}) { policy { %s } errors { code message path } } }".formatted(
                endpoint,
                version,
                POLICY
            )
        );
    }

    private JsonNode policy() {
        return admin
            .graphql("{ cachePolicies(filter: {plugin: \"%s\"}) { items { %s } } }".formatted(plugin, POLICY))
            .data("cachePolicies")
            .path("items")
            .valueStream()
            .filter(policy -> policy.path("endpoint").asString().equals(endpoint))
            .findFirst()
            .orElseThrow();
    }

    private Stream<String> endpoints(String arguments) {
        return admin
            .graphql("{ cachePolicies(%s) { items { endpoint } } }".formatted(arguments))
            .data("cachePolicies")
            .path("items")
            .valueStream()
            .map(policy -> policy.path("endpoint").asString());
    }

    private static Stream<String> errors(Client.Answer answer, String field) {
        return answer
            .data(field)
            .path("errors")
            .valueStream()
            .map(
                error ->
                    error.path("code").asString() +
                    " " +
                    String.join("/", error.path("path").valueStream().map(JsonNode::asString).toList()) +
                    ": " +
                    error.path("message").asString()
            );
    }
}
