package dev.vitrina.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopConnections;
import dev.vitrina.api.shop.ShopConnections.Connected;
import dev.vitrina.api.shop.ShopConnections.SellerIdentity;
import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.testing.LogLines;
import dev.vitrina.core.testing.LogLines.Line;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Every log line says which request, shop, plugin and job it belongs to, also after a call to Wildberries. */
@HostTest
class LogTagsTest {

    private static final String CONFIG = """
        @Configuration class Config {
          @Bean Upstream upstream() { return new Upstream("lines", java.net.URI.create("https://lines.example")); }
          @Bean Calls calls(UpstreamGateway gateway) { return new Calls(gateway); }
          @Bean Controls controls(Calls calls, dev.vitrina.api.job.Jobs jobs) { return new Controls(calls, jobs); }
          @Bean dev.vitrina.api.job.JobDefinition job(Calls calls) {
            return new dev.vitrina.api.job.JobDefinition("lines:job", null, run -> {
              calls.make(run.shop(), "job");
              return new dev.vitrina.api.job.JobResult.Succeeded(null);
            });
          }
        }
        """;

    private static final String CALLS = """
        class Calls {
          private static final org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger(Calls.class);
          private static final Endpoint ENDPOINT = Endpoint.get("lines/get", "lines", "/", new QuotaGroup("lines",
              Quota.of(100, java.time.Duration.ofSeconds(1), java.time.Duration.ofMillis(10), 100)));
          private final UpstreamGateway gateway;
          Calls(UpstreamGateway gateway) { this.gateway = gateway; }
          void make(ShopId shop, String who) {
            log.info("before the call of a " + who);
            gateway.call(shop, ENDPOINT, UpstreamRequest.empty(), dev.vitrina.cache.Priority.INTERACTIVE, java.time.Duration.ofSeconds(1));
            log.info("after the call of a " + who);
          }
        }
        """;

    private static final String CONTROLS = """
        @Controller class Controls {
          private final Calls calls;
          private final dev.vitrina.api.job.Jobs jobs;
          Controls(Calls calls, dev.vitrina.api.job.Jobs jobs) { this.calls = calls; this.jobs = jobs; }
          @QueryMapping String lines(ShopContext shop) { calls.make(shop.id(), "request"); return "done"; }
          @MutationMapping String linesStart(ShopContext shop) { return jobs.start("lines:job", shop.id(), "{}").id(); }
        }
        """;

    @TempDir
    static Path directory;

    @LocalServerPort
    private int port;

    @Autowired
    private ShopConnections connections;

    @DynamicPropertySource
    static void plugins(DynamicPropertyRegistry properties) {
        String plugin = TestPlugin.named("lines")
            .manifest("egress: [lines.example]")
            .graphql(
                """
                extend type Query { lines: String @requiresPermission(permission: "lines:use") }
                extend type Mutation { linesStart: String @requiresPermission(permission: "lines:use") }
                """
            )
            .java("Config", CONFIG)
            .java("Calls", CALLS)
            .java("Controls", CONTROLS)
            .in(directory);
        properties.add("vitrina.plugins.development", () -> plugin);
        properties.add("vitrina.upstreams.lines.base-url", () -> "http://127.0.0.1:1");
    }

    @Test
    void aRequestKeepsItsTagsAfterACall() {
        String shop = connect();
        try (LogLines log = new LogLines()) {
            Client.Answer answer = client(shop).graphql("{ lines }");

            Map<String, String> expected = Map.of(
                "requestId",
                answer.http().headers().firstValue("X-Request-Id").orElseThrow(),
                "shop",
                shop,
                "plugin",
                "lines"
            );
            assertThat(answer.data("lines").asString()).isEqualTo("done");
            assertThat(log.with("the call of a request"))
                .extracting(Line::tags)
                .hasSize(2)
                .allSatisfy(tags -> assertThat(tags).containsAllEntriesOf(expected).doesNotContainKey("endpoint"));
        }
    }

    @Test
    void aJobKeepsItsTagsAfterACall() {
        String shop = connect();
        try (LogLines log = new LogLines()) {
            String job = client(shop).graphql("mutation { linesStart }").data("linesStart").asString();

            await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !log.with("after the call of a job").isEmpty());
            Map<String, String> expected = Map.of("job", job, "shop", shop, "plugin", "lines");
            assertThat(log.with("the call of a job"))
                .extracting(Line::tags)
                .allSatisfy(tags -> assertThat(tags).containsAllEntriesOf(expected).doesNotContainKey("endpoint"));
        }
    }

    private Client client(String shop) {
        Client client = new Client(port);
        client.login(HostTest.ADMIN, HostTest.PASSWORD);
        return client.header("X-Shop-Id", shop);
    }

    private String connect() {
        String seller = UUID.randomUUID().toString();
        return switch (
            connections.connect(
                new SellerIdentity(seller, "Seller", null),
                new Credential("secret of " + seller, seller, "personal")
            )
        ) {
            case Connected.Created created -> created.shop().id().toString();
            case Connected other -> throw new AssertionError(other);
        };
    }
}
