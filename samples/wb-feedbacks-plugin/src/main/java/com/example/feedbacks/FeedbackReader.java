package com.example.feedbacks;

import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.cached.CachedUpstream;
import dev.vitrina.api.cached.CachedUpstream.BodyParser;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.Freshness;
import java.time.Clock;

/** Reads through the cache: a value with its freshness, or an error that says what to do. */
final class FeedbackReader {

    private final CachedUpstream upstream;
    private final LastAnswer last;
    private final Clock clock;

    FeedbackReader(CachedUpstream upstream, LastAnswer last, Clock clock) {
        this.upstream = upstream;
        this.last = last;
        this.clock = clock;
    }

    /** @param none stands for an answer that Wildberries does not have (404) */
    <T> Read<T> read(ShopId shop, CachedEndpoint endpoint, UpstreamRequest request, BodyParser<T> parser, T none) {
        return switch (last.seen(upstream.read(shop, endpoint, request, parser))) {
            case CacheAnswer.Found<T>(var value, var freshness) -> new Read<>(value, freshness);
            case CacheAnswer.Absent<T>(var freshness) -> new Read<>(none, freshness);
            case CacheAnswer.Failed<T>(var problem) -> throw VitrinaException.of(problem, clock.instant());
        };
    }

    record Read<T>(T value, Freshness freshness) {}
}
