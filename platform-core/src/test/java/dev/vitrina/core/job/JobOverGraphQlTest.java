package dev.vitrina.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vitrina.api.job.Job;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
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

    @LocalServerPort
    private int port;

    @Autowired
    private PlatformJobs jobs;

    @Autowired
    private JobCatalogue catalogue;

    private Client admin;

    @BeforeEach
    void signIn() {
        admin = new Client(port);
        admin.login(HostTest.ADMIN, HostTest.PASSWORD);
    }

    @Test
    void aSubscriptionFollowsAJobToItsEnd() throws Exception {
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
        String subscription = "subscription { jobProgress(id: \"%s\") { %s } }".formatted(job.id(), FIELDS);

        HttpRequest.Builder request = admin
            .request("/graphql")
            .header("Accept", "text/event-stream")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    JsonMapper.shared().writeValueAsString(Map.of("query", subscription))
                )
            );
        Thread release = Thread.ofVirtual().start(() -> {
                await().until(() -> jobs.find(job.id()).orElseThrow().done() == 1);
                go.countDown();
            });
        HttpResponse<String> stream = admin.send(request);
        release.join();

        assertThat(stream.body()).contains(
            "\"state\":\"RUNNING\"",
            "\"state\":\"SUCCEEDED\"",
            "\"done\":1",
            "event:complete"
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
    void operatorsSeeHealthAndFigures() {
        assertThat(admin.get("/actuator/health/readiness").body()).contains("\"status\":\"UP\"");
        assertThat(admin.get("/actuator/health").body()).contains("\"upstreams\"");
        assertThat(admin.get("/actuator/prometheus").body()).contains("vitrina_job_running", "vitrina_event_waiting");
    }
}
