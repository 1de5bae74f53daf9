package dev.vitrina.core.cached;

import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.cached.MutationRule;
import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.QuotaLevel;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.api.upstream.UpstreamUsage;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.UniversalCacheService;
import dev.vitrina.cache.policy.PolicySource;
import dev.vitrina.core.policy.DeclaredPolicies;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway, after whose calls the cache forgets what they changed, by the rules that plugins declare. */
final class InvalidatingGateway implements UpstreamGateway {

    private static final Logger log = LoggerFactory.getLogger(InvalidatingGateway.class);

    private final UpstreamGateway gateway;
    private final UniversalCacheService cache;
    private final DeclaredPolicies declared;
    private final PolicySource policies;

    InvalidatingGateway(
        UpstreamGateway gateway,
        UniversalCacheService cache,
        DeclaredPolicies declared,
        PolicySource policies
    ) {
        this.gateway = gateway;
        this.cache = cache;
        this.declared = declared;
        this.policies = policies;
    }

    @Override
    public Outcome call(ShopId shop, Endpoint endpoint, UpstreamRequest request, Priority priority, Duration patience) {
        Outcome outcome = gateway.call(shop, endpoint, request, priority, patience);
        if (mayHaveChanged(outcome)) {
            try {
                declared
                    .changedBy(endpoint.id())
                    .forEach((cached, rules) ->
                        rules.forEach(rule -> forget(cached, scope(shop, cached.endpoint(), rule, request)))
                    );
            } catch (RuntimeException e) {
                // The call was made: whoever was told otherwise might make it again.
                log.error("What a call of {} changed may be shown late", endpoint.id(), e);
            }
        }
        return outcome;
    }

    @Override
    public Outcome call(
        Credential credential,
        Endpoint endpoint,
        UpstreamRequest request,
        Priority priority,
        Duration patience
    ) {
        return gateway.call(credential, endpoint, request, priority, patience);
    }

    @Override
    public Map<ShopId, UpstreamUsage> usage(Collection<ShopId> shops) {
        return gateway.usage(shops);
    }

    @Override
    public Optional<QuotaLevel> quota(ShopId shop, Endpoint endpoint) {
        return gateway.quota(shop, endpoint);
    }

    /** An answer that got lost may stand for a change that was made. */
    private static boolean mayHaveChanged(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Ok _, Outcome.Unavailable _, Outcome.Malformed _ -> true;
            case
                Outcome.NotModified _,
                Outcome.NotFound _,
                Outcome.Rejected _,
                Outcome.Unauthorised _,
                Outcome.RateLimited _ -> false;
        };
    }

    private static Scope scope(ShopId shop, Endpoint changed, MutationRule rule, UpstreamRequest call) {
        return rule
            .tagOf(call)
            .<Scope>map(tag -> new Scope.Tag(shop.value(), tag))
            .orElseGet(() -> new Scope.Endpoint(shop.value(), changed.id()));
    }

    private void forget(CachedEndpoint cached, Scope scope) {
        String endpoint = cached.endpoint().id();
        CachePolicy policy = policies.effective(endpoint, cached.policy());
        try {
            cache.invalidate(scope, Invalidation.SOFT, policy.settle());
        } catch (CacheStoreException e) {
            // The engine repeats what the store did not take, and the other rules count too.
            log.warn("What a call changed of {} will be asked for anew only later", endpoint, e);
        }
    }
}
