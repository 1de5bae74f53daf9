package dev.vitrina.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vitrina.api.job.Job;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopConnections;
import dev.vitrina.api.shop.ShopConnections.Connected;
import dev.vitrina.api.shop.ShopConnections.SellerIdentity;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.host.People;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** Jobs as the dashboard sees them: over a real host. */
@HostTest
class JobOverGraphQlTest {

    private static final String FIELDS =
        "id type shopId state message done total failed createdAt startedAt finishedAt cancellable";

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private PlatformJobs jobs;

    @Autowired
    private JobCatalogue catalogue;

    private Client admin;
    private People people;

    @Autowired
    private ShopConnections connections;

    @BeforeEach
    void signIn() {
        people = new People(port);
        admin = new Client(port);
        admin.login(HostTest.ADMIN, HostTest.PASSWORD);
    }

    @Test
    void aSubscriptionFollowsAJobToItsEnd() {
        CountDownLatch go = new CountDownLatch(1);
        Runnable away = catalogue.register(
            "test",
            new JobDefinition("test:graphql", null, run -> {
                run.progress(1, 2L, 0, "half");
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return new JobResult.Succeeded("all");
            })
        );
        Job job = jobs.start("test:graphql", null, "{}");
        List<String> stream = follow(admin, job);

        await()
            .atMost(SOON)
            .until(() -> String.join("", stream).contains("\"done\":1"));
        go.countDown();

        await()
            .atMost(SOON)
            .untilAsserted(() ->
                assertThat(String.join("", stream)).contains(
                    "\"state\":\"RUNNING\"",
                    "\"state\":\"SUCCEEDED\"",
                    "event:complete"
                )
            );
        Client.Answer polled = admin.graphql("{ job(id: \"%s\") { %s } }".formatted(job.id(), FIELDS));
        assertThat(polled.data("job").path("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(polled.data("job").path("message").asString()).isEqualTo("all");
        assertThat(polled.data("job").path("finishedAt").asString()).endsWith("Z");
        away.run();
    }

    @Test
    void cancelsAndRepeatsOverGraphQl() {
        Job job = jobs.start("test:absent", null, "{}");

        Client.Answer cancelled = admin.graphql(
            "mutation { jobCancel(input: {id: \"%s\"}) { job { state } errors { code } } }".formatted(job.id())
        );
        Client.Answer listed = admin.graphql("{ jobs(states: [CANCELLED], first: 5) { id } }");
        Client.Answer repeated = admin.graphql(
            "mutation { jobRetry(input: {id: \"%s\"}) { job { state } errors { code } } }".formatted(job.id())
        );

        assertThat(cancelled.data("jobCancel").path("job").path("state").asString()).isEqualTo("CANCELLED");
        assertThat(listed.body().toString()).contains(job.id());
        assertThat(repeated.data("jobRetry").path("job").path("state").asString()).isEqualTo("QUEUED");
    }

    @Test
    void aStreamEndsWithTheGrantThatLetItIn() {
        String shop = connect();
        String email = people.create(UUID.randomUUID() + "@example.org", "VIEWER", grant(shop, "VIEWER"));
        List<String> stream = follow(signedIn(email), jobs.start("test:followed", ShopId.parse(shop), "{}"));

        people.update(email, "grants: []");

        await()
            .atMost(SOON)
            .untilAsserted(() -> assertThat(String.join("", stream)).contains("NOT_FOUND", "event:complete"));
    }

    @Test
    void aStreamEndsWithTheSessionThatLetItIn() {
        String shop = connect();
        String email = people.create(UUID.randomUUID() + "@example.org", "VIEWER", grant(shop, "VIEWER"));
        Client viewer = signedIn(email);
        List<String> stream = follow(viewer, jobs.start("test:followed", ShopId.parse(shop), "{}"));

        viewer.graphql("mutation { logout { errors { code } } }");

        await()
            .atMost(SOON)
            .untilAsserted(() -> assertThat(String.join("", stream)).contains("UNAUTHENTICATED", "event:complete"));
    }

    @Test
    void onlyWhoHoldsThePermissionInTheShopMayStopItsJobs() {
        String shop = connect();
        Job job = jobs.start("test:held", ShopId.parse(shop), "{}");
        String cancel = "mutation { jobCancel(input: {id: \"%s\"}) { job { state } errors { code } } }".formatted(
            job.id()
        );
        String viewer = people.create(UUID.randomUUID() + "@example.org", "VIEWER", grant(shop, "VIEWER"));
        String manager = people.create(UUID.randomUUID() + "@example.org", "MANAGER", grant(shop, "MANAGER"));

        assertThat(new Client(port).graphql(cancel).errorCode()).isEqualTo("UNAUTHENTICATED");
        assertThat(signedIn(viewer).header("X-Shop-Id", shop).graphql(cancel).errorCode()).isEqualTo("FORBIDDEN");
        assertThat(
            signedIn(manager)
                .header("X-Shop-Id", shop)
                .graphql(cancel)
                .data("jobCancel")
                .path("job")
                .path("state")
                .asString()
        ).isEqualTo("CANCELLED");
    }

    @Test
    void operatorsSeeHealthAndFigures() {
        assertThat(admin.get("/actuator/health/readiness").body()).contains("\"status\":\"UP\"");
        assertThat(admin.get("/actuator/health").body()).contains("\"upstreams\"");
        assertThat(admin.get("/actuator/prometheus").body()).contains("vitrina_job_running", "vitrina_event_waiting");
    }

    /** The lines of the subscription so far; the first event is there already. */
    private static List<String> follow(Client client, Job job) {
        String subscription = "subscription { jobProgress(id: \"%s\") { %s } }".formatted(job.id(), FIELDS);
        HttpRequest request = client
            .request("/graphql")
            .header("Accept", "text/event-stream")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    JsonMapper.shared().writeValueAsString(Map.of("query", subscription))
                )
            )
            .build();
        List<String> lines = new CopyOnWriteArrayList<>();
        HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofLines()).thenAcceptAsync(answer ->
            answer.body().forEach(lines::add)
        );
        await()
            .atMost(SOON)
            .until(() -> String.join("", lines).contains(job.id()));
        return lines;
    }

    private Client signedIn(String email) {
        Client client = new Client(port);
        client.login(email, People.PASSWORD);
        return client;
    }

    private String connect() {
        String seller = UUID.randomUUID().toString();
        return switch (
            connections.connect(
                new SellerIdentity(seller, "Seller", null),
                new Credential("secret of " + seller, seller, "personal")
            )
        ) {
            case Connected.Created(Shop shop) -> shop.id().toString();
            case Connected.AlreadyConnected(Shop shop) -> throw new AssertionError(shop);
        };
    }

    private static String grant(String shop, String role) {
        return "{shopId: \"%s\", role: %s}".formatted(shop, role);
    }
}
