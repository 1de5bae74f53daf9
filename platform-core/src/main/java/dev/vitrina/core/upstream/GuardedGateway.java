package dev.vitrina.core.upstream;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.Outcome.Unauthorised.Extent;
import dev.vitrina.api.upstream.QuotaLevel;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.api.upstream.UpstreamUsage;
import dev.vitrina.cache.Priority;
import dev.vitrina.core.logging.LogTag;
import dev.vitrina.core.upstream.ShopCredentials.ShopCredential;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** The gateway: finds the credential, sends, and sends again what may be sent again. */
final class GuardedGateway implements UpstreamGateway {

    private static final Logger log = LoggerFactory.getLogger(GuardedGateway.class);
    private static final int UNAUTHORISED = 401;
    private static final String DATABASE_AWAY = "The database cannot be reached";
    private static final double JITTER = 0.2;

    private final GatewayProperties properties;
    private final ShopCredentials credentials;
    private final CredentialDoubt doubt;
    private final Callers callers;
    private final Sender sender;
    private final CallLog calls;
    private final QuotaLevels levels;
    private final RandomGenerator random;

    GuardedGateway(
        GatewayProperties properties,
        ShopCredentials credentials,
        CredentialDoubt doubt,
        Callers callers,
        Sender sender,
        CallLog calls,
        QuotaLevels levels,
        RandomGenerator random
    ) {
        this.properties = properties;
        this.credentials = credentials;
        this.doubt = doubt;
        this.callers = callers;
        this.sender = sender;
        this.calls = calls;
        this.levels = levels;
        this.random = random;
    }

    @Override
    public Outcome call(ShopId shop, Endpoint endpoint, UpstreamRequest request, Priority priority, Duration patience) {
        String plugin = callers.of(endpoint);
        return callers.admitted(plugin, endpoint, () -> call(plugin, shop, endpoint, request, priority, patience));
    }

    private Outcome call(
        String plugin,
        ShopId shop,
        Endpoint endpoint,
        UpstreamRequest request,
        Priority priority,
        Duration patience
    ) {
        long deadline = System.nanoTime() + patience.toNanos();
        if (callers.isOpen(endpoint)) {
            return send(new Call(plugin, shop, DeclaredUpstreams.NOBODY, endpoint, request, priority, deadline));
        }
        Optional<ShopCredential> found;
        try {
            found = credentials.find(shop);
        } catch (DataAccessException e) {
            log.warn("The token of shop {} cannot be read: {}", shop, e.getClass().getSimpleName());
            return Outcome.Unavailable.unsent(DATABASE_AWAY, null);
        }
        if (found.isEmpty()) {
            return new Outcome.Unauthorised(UNAUTHORISED, "The shop has no token");
        }
        if (found.get().refused()) {
            return new Outcome.Unauthorised(UNAUTHORISED, "Wildberries refuses the shop's token: replace it");
        }
        Credential credential = found.get().credential();
        Call call = new Call(plugin, shop, credential, endpoint, request, priority, deadline);
        Outcome outcome = send(call);
        return switch (outcome) {
            case Outcome.Unauthorised refusal when refusal.extent() == Extent.CREDENTIAL -> judged(shop, call, refusal);
            case Outcome.Ok ok -> {
                doubt.answered(call);
                yield ok;
            }
            default -> outcome;
        };
    }

    /** A 401 stops the shop only when it is about the credential itself. */
    private Outcome judged(ShopId shop, Call call, Outcome.Unauthorised refusal) {
        Extent extent = doubt.extent(call, this::send);
        switch (extent) {
            case CREDENTIAL -> credentials.refused(shop, call.credential());
            case METHOD -> log.info("{} is closed to the token of shop {}", call.endpoint().id(), shop);
        }
        return new Outcome.Unauthorised(refusal.status(), refusal.message(), extent);
    }

    @Override
    public Outcome call(
        Credential credential,
        Endpoint endpoint,
        UpstreamRequest request,
        Priority priority,
        Duration patience
    ) {
        String plugin = callers.of(endpoint);
        long deadline = System.nanoTime() + patience.toNanos();
        Credential asking = callers.asking(endpoint, credential);
        Call call = new Call(plugin, null, asking, endpoint, request, priority, deadline);
        return callers.admitted(plugin, endpoint, () -> send(call));
    }

    @Override
    public Map<ShopId, UpstreamUsage> usage(Collection<ShopId> shops) {
        return calls.usage(shops);
    }

    @Override
    public Optional<QuotaLevel> quota(ShopId shop, Endpoint endpoint) {
        return credentials
            .find(shop)
            .map(found -> BucketKey.of(callers.asking(endpoint, found.credential()), endpoint.quotaGroup()))
            .flatMap(key -> Optional.ofNullable(levels.of(List.of(key)).get(key)).map(level -> level.of(key)));
    }

    private Outcome send(Call call) {
        try (
            var endpoint = LogTag.put("endpoint", call.endpoint().id());
            var shop = LogTag.put("shop", call.shop() == null ? "-" : call.shop().toString())
        ) {
            return guarded(call);
        }
    }

    private Outcome guarded(Call call) {
        try {
            return attempts(call);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unavailable("The call was called off", null);
        } catch (DataAccessException e) {
            log.warn("The quota cannot be asked for, so nothing is sent: {}", e.getClass().getSimpleName());
            // What may be repeated may have arrived by an earlier attempt.
            return new Outcome.Unavailable(DATABASE_AWAY, null, call.endpoint().idempotent());
        } catch (IllegalArgumentException e) {
            return new Outcome.Rejected(0, String.valueOf(e.getMessage()));
        }
    }

    private Outcome attempts(Call call) throws InterruptedException {
        boolean mayHaveArrived = false;
        for (int number = 1; ; number++) {
            Outcome outcome = sender.attempt(call, number);
            if (outcome instanceof Outcome.Unavailable(String message, Duration after, boolean sent)) {
                mayHaveArrived |= sent;
                outcome = new Outcome.Unavailable(message, after, mayHaveArrived);
            }
            if (number > properties.retryPauses().size() || !mayRepeat(call, outcome)) {
                return outcome;
            }
            Duration pause = pause(number);
            if (pause.compareTo(call.patience()) >= 0) {
                return outcome;
            }
            Thread.sleep(pause);
        }
    }

    /** Never a 4xx: on some WB hosts one costs ten calls (FACTS 3). Never what an open circuit refused. */
    private static boolean mayRepeat(Call call, Outcome outcome) {
        return (
            call.endpoint().idempotent() &&
            outcome instanceof Outcome.Unavailable(String _, Duration retryAfter, boolean _) &&
            retryAfter == null
        );
    }

    private Duration pause(int number) {
        long nanos = properties.retryPauses().get(number - 1).toNanos();
        return Duration.ofNanos((long) (nanos * (1 + JITTER * (2 * random.nextDouble() - 1))));
    }
}
