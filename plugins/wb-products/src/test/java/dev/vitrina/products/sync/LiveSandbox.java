package dev.vitrina.products.sync;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.api.upstream.UpstreamUsage;
import dev.vitrina.cache.Priority;
import dev.vitrina.sandbox.WbSandbox;
import dev.vitrina.sandbox.host.WbHost;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/** Calls the simulated Wildberries without a host between: no quota is spent, nothing is sent twice. Something may happen before each call. */
public final class LiveSandbox implements UpstreamGateway, AutoCloseable {

    private final WbSandbox sandbox;
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile Runnable beforeCall = () -> {};

    public LiveSandbox(WbSandbox sandbox) {
        this.sandbox = sandbox;
    }

    void beforeEachCall(Runnable happening) {
        beforeCall = happening;
    }

    @Override
    public Outcome call(ShopId shop, Endpoint endpoint, UpstreamRequest request, Priority priority, Duration patience) {
        beforeCall.run();
        HttpRequest sent = HttpRequest.newBuilder(URI.create(sandbox.baseUrl(WbHost.CONTENT) + endpoint.path()))
            .header("Authorization", sandbox.tokens().getFirst().token())
            .POST(HttpRequest.BodyPublishers.ofString(String.valueOf(request.body())))
            .timeout(Duration.ofSeconds(10))
            .build();
        try {
            HttpResponse<byte[]> answer = http.send(sent, HttpResponse.BodyHandlers.ofByteArray());
            return switch (answer.statusCode()) {
                case 200 -> new Outcome.Ok(200, answer.body(), null);
                case 429 -> new Outcome.RateLimited(
                    Duration.ofSeconds(answer.headers().firstValueAsLong("X-Ratelimit-Retry").orElse(1))
                );
                default -> new Outcome.Unavailable("status " + answer.statusCode(), null);
            };
        } catch (IOException e) {
            return new Outcome.Unavailable("broken off", null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unavailable("interrupted", null);
        }
    }

    @Override
    public Outcome call(
        Credential credential,
        Endpoint endpoint,
        UpstreamRequest request,
        Priority priority,
        Duration patience
    ) {
        throw new AssertionError("Cards are read with the shop's credential");
    }

    @Override
    public Map<ShopId, UpstreamUsage> usage(Collection<ShopId> shops) {
        return Map.of();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
