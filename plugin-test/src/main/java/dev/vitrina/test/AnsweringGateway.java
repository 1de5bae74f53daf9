package dev.vitrina.test;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.api.upstream.UpstreamUsage;
import dev.vitrina.cache.Priority;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** An upstream whose answers a test decides, one for each call of a shop, for tests of what goes by them without a host. Not thread-safe. */
public final class AnsweringGateway implements UpstreamGateway {

    private final Deque<Outcome> next = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final Function<UpstreamRequest, Outcome> answer;

    /** One that gives the answers it was told. */
    public AnsweringGateway() {
        this.answer = _ -> next.remove();
    }

    /** One that answers by what it is asked. */
    public AnsweringGateway(Function<UpstreamRequest, Outcome> answer) {
        this.answer = answer;
    }

    /** An answer with this body. */
    public static Outcome ok(String body) {
        return new Outcome.Ok(200, body.getBytes(StandardCharsets.UTF_8), null);
    }

    /** What the next calls are answered; one more than these fails. */
    public void answers(Outcome... outcomes) {
        next.addAll(List.of(outcomes));
    }

    /** What was called so far is not told again. */
    public void forget() {
        asked.clear();
    }

    /** The endpoints that were called, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Outcome call(ShopId shop, Endpoint to, UpstreamRequest request, Priority priority, Duration patience) {
        asked.add(to.id());
        return answer.apply(request);
    }

    @Override
    public Outcome call(
        Credential credential,
        Endpoint endpoint,
        UpstreamRequest request,
        Priority priority,
        Duration patience
    ) {
        throw new UnsupportedOperationException("Tokens are no shops");
    }

    @Override
    public Map<ShopId, UpstreamUsage> usage(Collection<ShopId> shops) {
        return Map.of();
    }
}
