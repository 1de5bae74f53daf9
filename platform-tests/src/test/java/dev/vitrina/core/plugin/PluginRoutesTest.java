package dev.vitrina.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.host.People;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plugins' own HTTP addresses on a real host. */
@HostTest
@DirtiesContext
class PluginRoutesTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    static Path directory;

    @LocalServerPort
    int port;

    private PluginAdmin admin;

    @DynamicPropertySource
    static void plugins(DynamicPropertyRegistry properties) {
        PluginFolders.trustingIn(directory, properties);
        properties.add("vitrina.plugins.development", () -> routing("routes").in(directory));
        properties.add("vitrina.plugins.routes.timeout", () -> "2s");
        properties.add("vitrina.plugins.routes.concurrent", () -> "3");
        properties.add("vitrina.plugins.routes.idle", () -> "1s");
        properties.add("vitrina.plugins.routes.max-response", () -> "1MB");
    }

    @BeforeEach
    void signIn() {
        admin = new PluginAdmin(port);
    }

    @Test
    void answersWithWhatThePluginSaysAndWhatKeepsItHarmless() {
        HttpResponse<String> answer = get(
            "/api/plugins/routes/greet/%D0%90%D0%BD%D0%BD%D0%B0?how=loud%20and%20clear&how=twice"
        );

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("Анна [loud and clear, twice] null");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
            .startsWith("attachment")
            .contains("greet.txt");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).contains("default-src 'none'; sandbox");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void takesABodyAndWritesDownWhoSentIt() {
        HttpResponse<String> answer = post("/api/plugins/routes/length", "12345");

        assertThat(answer.body()).isEqualTo("5");
        JsonNode entry = admin
            .client()
            .graphql("{ auditTrail(first: 1) { nodes { action outcome userEmail } } }")
            .data("auditTrail")
            .at("/nodes/0");
        assertThat(entry.path("action").asString()).isEqualTo("routes POST /length");
        assertThat(entry.path("outcome").asString()).isEqualTo("SUCCEEDED");
        assertThat(entry.path("userEmail").asString()).isEqualTo(HostTest.ADMIN);
    }

    @Test
    void letsNobodyInWithoutThePermission() {
        String viewer = new People(port).create("routes-viewer@example.org", "VIEWER");
        Client client = new Client(port);

        assertThat(client.send(client.request("/api/plugins/routes/greet/x").GET()).statusCode()).isEqualTo(401);
        client.login(viewer, People.PASSWORD);
        assertProblem(client.send(client.request("/api/plugins/routes/greet/x").GET()), 403, "FORBIDDEN");
        assertProblem(
            client.send(client.request("/api/plugins/routes/length").POST(BodyPublishers.ofString("x"))),
            403,
            "FORBIDDEN"
        );
    }

    @Test
    void asksForAShopWhereThePluginNeedsOneAndRefusesAForeignOne() {
        assertProblem(get("/api/plugins/routes/shop"), 400, "INVALID_INPUT");
        assertProblem(send(request("/api/plugins/routes/shop").setHeader("X-Shop-Id", "4711").GET()), 403, "FORBIDDEN");
    }

    @Test
    void refusesThePagesOfOtherSites() {
        assertProblem(
            send(request("/api/plugins/routes/greet/x").setHeader("Sec-Fetch-Site", "cross-site").GET()),
            403,
            "FORBIDDEN"
        );
    }

    @Test
    void knowsNothingOfOtherAddresses() {
        assertProblem(get("/api/plugins/nobody/greet/x"), 404, "NOT_FOUND");
        assertProblem(get("/api/plugins/routes/elsewhere"), 404, "NOT_FOUND");
        assertProblem(get("/api/plugins/routes/greet/x/y"), 404, "NOT_FOUND");
        assertProblem(get("/api/plugins/routes"), 404, "NOT_FOUND");
        HttpResponse<String> wrong = get("/api/plugins/routes/length");
        assertProblem(wrong, 405, "METHOD_NOT_ALLOWED");
        assertThat(wrong.headers().firstValue("Allow")).contains("POST");
        assertThat(admin.upload(new byte[] { 1 }).statusCode()).as("the host's own address beside them").isEqualTo(422);
    }

    @Test
    void tellsAFailureInAProblemWithoutItsInside() {
        assertProblem(get("/api/plugins/routes/fail?how=typed"), 409, "CONFLICT");
        HttpResponse<String> internal = get("/api/plugins/routes/fail?how=wild");
        assertProblem(internal, 500, "INTERNAL");
        assertThat(internal.body()).doesNotContain("secret inside").contains("correlationId");
        assertProblem(get("/api/plugins/routes/fail?how=null"), 500, "INTERNAL");
        assertProblem(get("/api/plugins/routes/fail?how=midway"), 500, "INTERNAL");
    }

    @Test
    void limitsTimeAndSize() {
        assertProblem(get("/api/plugins/routes/slow/600000"), 504, "TIMEOUT");
        assertProblem(post("/api/plugins/routes/length", "x".repeat((1 << 20) + 1)), 413, "TOO_LARGE");
        assertThat(get("/api/plugins/routes/bytes/1000000").body()).hasSize(1_000_000);
        assertThatThrownBy(() -> get("/api/plugins/routes/bytes/2000000"))
            .as("an answer cut short is no answer")
            .hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void streamsAnythingAsLongAsItMoves() {
        assertThat(get("/api/plugins/routes/stream/2000000?then=0").body())
            .as("more than a usual answer may have")
            .hasSize(2_001_000);
        assertThatThrownBy(() -> get("/api/plugins/routes/stream/100000?then=600000"))
            .as("one that stands still is broken off")
            .hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void aTicketLetsABrowserSaveWhatItsOwnerMaySaveOnce() {
        String path = "/api/plugins/routes/greet/%D0%90?how=b";
        HttpResponse<String> issued = post("/api/tickets", "{\"path\": \"" + path + "\"}");
        String url = JSON.readTree(issued.body()).path("url").asString();
        Client browser = new Client(port);

        assertThat(issued.statusCode()).isEqualTo(201);
        assertThat(browser.send(browser.request(url).GET()).body()).isEqualTo("А [b] null");
        assertThat(browser.send(browser.request(url).GET()).statusCode()).as("used up").isEqualTo(401);
    }

    @Test
    void turnsAwayMoreCallsThanAPluginMayHave() {
        CompletableFuture<?>[] calls = new CompletableFuture<?>[3];
        for (int i = 0; i < calls.length; i++) {
            calls[i] = CompletableFuture.supplyAsync(() -> get("/api/plugins/routes/slow/1500"));
        }

        Awaitility.await().untilAsserted(() -> {
                HttpResponse<String> fourth = get("/api/plugins/routes/greet/x");
                assertProblem(fourth, 429, "RATE_LIMITED");
                assertThat(fourth.headers().firstValue("Retry-After")).contains("1");
            });
        CompletableFuture.allOf(calls).join();
        assertThat(get("/api/plugins/routes/greet/x").statusCode()).isEqualTo(200);
    }

    @Test
    void comesAndGoesWithItsPluginAndWaitsForCallsUnderWay() throws Exception {
        assertThat(admin.install(routing("coming").zip(directory)).path("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(get("/api/plugins/coming/greet/x").statusCode()).isEqualTo(200);
        CompletableFuture<HttpResponse<String>> underWay = CompletableFuture.supplyAsync(() ->
            get("/api/plugins/coming/slow/1000")
        );
        Awaitility.await().until(() -> get("/api/plugins/coming/inside").body().equals("1"));

        admin.change("pluginDisable", "id: \"coming\"");

        assertThat(underWay.get(10, TimeUnit.SECONDS).body()).isEqualTo("slept");
        assertProblem(get("/api/plugins/coming/greet/x"), 404, "NOT_FOUND");
        assertThat(admin.change("pluginEnable", "id: \"coming\"").path("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(get("/api/plugins/coming/greet/x").statusCode()).isEqualTo(200);
    }

    @Test
    void aPluginWhoseAddressNobodyCouldUseDoesNotStart() {
        byte[] zip = TestPlugin.named("foreign")
            .java(
                "Config",
                """
                import dev.vitrina.api.http.*;
                @Configuration class Config {
                  @Bean HttpRoute route() { return HttpRoute.get("/a", "other:use", call -> RouteResponse.empty()); }
                }
                """
            )
            .zip(directory);

        JsonNode job = admin.install(zip);

        assertThat(job.path("state").asString()).isEqualTo("FAILED");
        assertThat(job.at("/problem/message").asString()).contains("GET /a").contains("`other:use`");
    }

    private static TestPlugin routing(String id) {
        return TestPlugin.named(id).java("Config", ROUTES.replace("$id", id));
    }

    private static final String ROUTES = """
        import dev.vitrina.api.http.*;
        import java.util.concurrent.atomic.AtomicInteger;
        @Configuration class Config {
          private final AtomicInteger sleeping = new AtomicInteger();
          @Bean HttpRoute greet() {
            return HttpRoute.get("/greet/{name}", "$id:use", call -> RouteResponse.file("greet.txt", "text/plain;charset=utf-8", out ->
                out.write((call.path().get("name") + " " + call.query().get("how") + " " + call.currentShop()).getBytes("UTF-8"))));
          }
          @Bean HttpRoute length() {
            return HttpRoute.post("/length", "$id:use", call -> RouteResponse.text("text/plain", "" + call.text().length()));
          }
          @Bean HttpRoute shop() {
            return HttpRoute.get("/shop", "$id:use", call -> RouteResponse.text("text/plain", "" + call.shop().id()));
          }
          @Bean HttpRoute fail() {
            return HttpRoute.get("/fail", "$id:use", call -> switch (call.parameter("how")) {
              case "typed" -> throw new VitrinaException(ErrorCode.CONFLICT, "Not now");
              case "wild" -> throw new java.io.IOException("secret inside");
              case "midway" -> RouteResponse.file("x", "text/plain", out -> { out.write(1); throw new java.io.IOException("secret inside"); });
              default -> null;
            });
          }
          @Bean HttpRoute slow() {
            return HttpRoute.get("/slow/{millis}", "$id:use", call -> {
              sleeping.incrementAndGet();
              try { Thread.sleep(Long.parseLong(call.path().get("millis"))); } finally { sleeping.decrementAndGet(); }
              return RouteResponse.text("text/plain", "slept");
            });
          }
          @Bean HttpRoute inside() {
            return HttpRoute.get("/inside", "$id:use", call -> RouteResponse.text("text/plain", "" + sleeping.get()));
          }
          @Bean HttpRoute stream() {
            return HttpRoute.stream("/stream/{count}", "$id:use", call -> RouteResponse.file("x.zip", "application/zip", out -> {
              byte[] some = "x".repeat(1000).getBytes();
              for (int i = Integer.parseInt(call.path().get("count")); i > 0; i -= some.length) out.write(some);
              out.flush();
              try { Thread.sleep(Long.parseLong(call.parameter("then"))); } catch (InterruptedException ended) { throw new java.io.IOException(ended); }
              out.write(some);
            }));
          }
          @Bean HttpRoute bytes() {
            return HttpRoute.get("/bytes/{count}", "$id:use", call -> RouteResponse.file("x", "text/plain", out -> {
              byte[] some = "x".repeat(1000).getBytes();
              for (int i = Integer.parseInt(call.path().get("count")); i > 0; i -= some.length) out.write(some);
            }));
          }
        }
        """;

    private HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    private HttpResponse<String> post(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return admin.client().request(path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return admin.client().send(request);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JSON.readTree(answer.body()).path("code").asString()).as(answer.body()).isEqualTo(code);
    }
}
