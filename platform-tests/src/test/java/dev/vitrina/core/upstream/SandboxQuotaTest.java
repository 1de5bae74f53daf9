package dev.vitrina.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaGroup;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.Priority;
import dev.vitrina.core.testing.PlatformDatabase;
import dev.vitrina.sandbox.SandboxSettings;
import dev.vitrina.sandbox.WbSandbox;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.traffic.CallCount;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two replicas against the quotas of a simulated Wildberries, which counts by its own clock. */
class SandboxQuotaTest {

    private static final PlatformDatabase DATABASE = PlatformDatabase.create();

    @Test
    void twoReplicasGetNoSingle429() throws Exception {
        QuotaGroup group = new QuotaGroup(
            "cards-list",
            Quota.of(100, Duration.ofMinutes(1), Duration.ofMillis(600), 5)
        );
        Endpoint cards = Endpoint.query("wb-content/cards-list", "wb", "/content/v2/get/cards/list", group);
        UpstreamRequest page = UpstreamRequest.json(
            "{\"settings\":{\"cursor\":{\"limit\":100},\"filter\":{\"withPhoto\":-1}}}"
        );
        try (
            WbSandbox sandbox = WbSandbox.start(SandboxSettings.builder().port(0).cards(300).build());
            Replica first = new Replica(DATABASE, sandbox.baseUrl(WbHost.CONTENT));
            Replica second = new Replica(DATABASE, sandbox.baseUrl(WbHost.CONTENT));
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()
        ) {
            Credential credential = new Credential(sandbox.tokens().getFirst().token(), "nordflax", "personal");
            List<Callable<Outcome>> calls = IntStream.range(0, 11)
                .<Callable<Outcome>>mapToObj(
                    i ->
                        () ->
                            (i % 2 == 0 ? first : second).gateway.call(
                                credential,
                                cards,
                                page,
                                Priority.INTERACTIVE,
                                Duration.ofSeconds(30)
                            )
                )
                .toList();

            long start = System.nanoTime();
            for (Future<Outcome> call : threads.invokeAll(calls)) {
                assertThat(call.get()).isInstanceOf(Outcome.Ok.class);
            }

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(6 * 600));
            CallCount count = sandbox.control().traffic().count("cards-list", "nordflax");
            assertThat(count.calls()).isEqualTo(11);
            assertThat(count.rateLimited()).isZero();
        }
    }
}
