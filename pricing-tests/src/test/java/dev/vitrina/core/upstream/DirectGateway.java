package dev.vitrina.core.upstream;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.api.upstream.UpstreamUsage;
import dev.vitrina.cache.Priority;
import dev.vitrina.core.upstream.DeclaredUpstreams.Target;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.json.JsonMapper;

/** The host's gateway as far as it writes requests and understands answers: no quota is spent, no circuit opens, and nothing waits. */
public final class DirectGateway implements UpstreamGateway, AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Wire wire = new Wire(Duration.ofSeconds(5));
    private final RequestWriter writer = new RequestWriter();
    private final Classifier classifier = new Classifier(new Reason(new JsonMapper()));
    private final Target target;
    private final Credential credential;

    public DirectGateway(URI base, Credential credential) {
        this.target = new Target("upstream", base, true, false);
        this.credential = credential;
    }

    @Override
    public Outcome call(ShopId shop, Endpoint endpoint, UpstreamRequest request, Priority priority, Duration patience) {
        return call(credential, endpoint, request, priority, patience);
    }

    @Override
    public Outcome call(
        Credential own,
        Endpoint endpoint,
        UpstreamRequest request,
        Priority priority,
        Duration patience
    ) {
        try {
            Wire.Answer answer = wire.exchange(
                writer.write(target, endpoint, request, own),
                DEADLINE,
                endpoint.maxBytes()
            );
            return classifier.classify(answer, own, endpoint.quotaGroup().quotaFor(own.type()));
        } catch (TimeoutException e) {
            return classifier.timedOut();
        } catch (IOException e) {
            return classifier.classify(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return classifier.timedOut();
        }
    }

    @Override
    public Map<ShopId, UpstreamUsage> usage(Collection<ShopId> shops) {
        return Map.of();
    }

    @Override
    public void close() {
        wire.close();
    }
}
