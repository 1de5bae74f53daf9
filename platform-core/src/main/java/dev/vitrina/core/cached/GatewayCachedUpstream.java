package dev.vitrina.core.cached;

import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.cached.CachedUpstream;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.LoadContext;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.UniversalCacheService;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cache keeps bodies as they came; every caller parses for itself, so no plugin's class stays in the host and no caller can
 * change what another one gets. A body that the plugin cannot parse is not kept.
 */
final class GatewayCachedUpstream implements CachedUpstream {

    private static final Logger log = LoggerFactory.getLogger(GatewayCachedUpstream.class);
    private static final String NONSENSE = "Wildberries answered something that is not what it promises";

    private final UniversalCacheService cache;
    private final UpstreamGateway gateway;
    private final CanonicalRequest canonical = new CanonicalRequest();

    GatewayCachedUpstream(UniversalCacheService cache, UpstreamGateway gateway) {
        this.cache = cache;
        this.gateway = gateway;
    }

    @Override
    public <T> CacheAnswer<T> read(ShopId shop, CachedEndpoint cached, UpstreamRequest request, BodyParser<T> parse) {
        CacheKey key = new CacheKey(shop.value(), cached.endpoint().id(), canonical.of(request));
        Reading<T> reading = new Reading<>(shop, cached.endpoint(), request, parse);
        CacheRequest<byte[]> read = new CacheRequest<>(
            key,
            cached.policy(),
            Codec.bytes(),
            reading::load,
            cached.tags(),
            Priority.INTERACTIVE
        );
        try {
            CacheAnswer<byte[]> answer = cache.get(read);
            if (
                answer instanceof CacheAnswer.Found<byte[]>(byte[] body, Freshness ignored) &&
                reading.parse(body).isEmpty()
            ) {
                // Kept by an older version of the plugin, which understood it: away with it, and once more.
                cache.invalidate(new Scope.Key(key), Invalidation.HARD);
                return reading.parsed(cache.get(read));
            }
            return reading.parsed(answer);
        } finally {
            reading.end();
        }
    }

    @Override
    public void invalidate(ShopId shop, CachedEndpoint cached, Invalidation invalidation) {
        cache.invalidate(new Scope.Endpoint(shop.value(), cached.endpoint().id()), invalidation);
    }

    /** One read with its parser. */
    private final class Reading<T> {

        private final ShopId shop;
        private final Endpoint endpoint;
        private final UpstreamRequest request;
        private final BodyParser<T> parse;
        /**
         * A body is parsed once per read, also when this read is the one that loads it. Changes only from what a parse began with, so
         * that a parse that outlives its read cannot bring its value back.
         */
        private final AtomicReference<Last<T>> last = new AtomicReference<>(new Last.None<>());

        Reading(ShopId shop, Endpoint endpoint, UpstreamRequest request, BodyParser<T> parse) {
            this.shop = shop;
            this.endpoint = endpoint;
            this.request = request;
            this.parse = parse;
        }

        /** The cache remembers the request, to load by it again: nothing of the answer must stay with it. */
        void end() {
            last.set(new Last.Ended<>());
        }

        LoadResult<byte[]> load(LoadContext context) {
            Outcome outcome = gateway.call(shop, endpoint, request, context.priority(), context.remaining());
            return switch (outcome) {
                case Outcome.Ok(int status, byte[] body, String etag) -> parse(body).isPresent()
                    ? new LoadResult.Loaded<>(body, Set.of(), etag)
                    : new LoadResult.Failed<>(FailureKind.MALFORMED, NONSENSE, null);
                case Outcome.NotModified() -> new LoadResult.NotModified<>();
                case Outcome.NotFound ignored -> new LoadResult.NotFound<>();
                case
                    Outcome.Rejected _,
                    Outcome.Unauthorised _,
                    Outcome.RateLimited _,
                    Outcome.Unavailable _,
                    Outcome.Malformed _ -> failed(Objects.requireNonNull(outcome.failure()));
            };
        }

        CacheAnswer<T> parsed(CacheAnswer<byte[]> answer) {
            return switch (answer) {
                case CacheAnswer.Found<byte[]>(byte[] body, Freshness freshness) -> parse(body)
                    .<CacheAnswer<T>>map(value -> new CacheAnswer.Found<>(value, freshness))
                    .orElseGet(() -> new CacheAnswer.Failed<>(new Problem(FailureKind.MALFORMED, NONSENSE, null)));
                case CacheAnswer.Absent<byte[]>(Freshness freshness) -> new CacheAnswer.Absent<>(freshness);
                case CacheAnswer.Failed<byte[]>(Problem problem) -> new CacheAnswer.Failed<>(problem);
            };
        }

        // The contract lets a parser throw anything to say that the body is not what it should be.
        Optional<T> parse(byte[] body) {
            Last<T> before = last.get();
            if (before instanceof Last.Parsed<T>(byte[] known, T value) && known == body) {
                return Optional.of(value);
            }
            try {
                T value = parse.parse(body);
                if (!(before instanceof Last.Ended<T>)) {
                    last.compareAndSet(before, new Last.Parsed<>(body, value));
                }
                return Optional.of(value);
            } catch (Exception e) {
                log.debug("The body of {} cannot be parsed", endpoint.id(), e);
                return Optional.empty();
            }
        }

        private static LoadResult<byte[]> failed(Outcome.Failure failure) {
            return new LoadResult.Failed<>(failure.kind(), failure.message(), failure.retryAfter());
        }
    }

    /** What a read parsed last. */
    private sealed interface Last<T> {
        record None<T>() implements Last<T> {}

        record Parsed<T>(byte[] body, T value) implements Last<T> {}

        /** Nothing may stay with it any more. */
        record Ended<T>() implements Last<T> {}
    }
}
