package dev.vitrina.pricing.competitor;

import dev.vitrina.api.cached.CachedUpstream;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The storefront's public API, read into what is known of watched goods. Thread-safe. */
public final class Storefront {

    /** A price that is not sure is read again after so long. */
    static final Duration SOON = Duration.ofMinutes(10);

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** After refusals, or answers that nobody can read, one after the other: it will not be better in a minute. */
    private static final Duration LONG = Duration.ofHours(6);

    /** After the first of them, which may be the fault of one good only; doubled with each further one. */
    private static final Duration SHORT = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 10;
    private static final Duration LEAST = Duration.ofMinutes(1);

    private final UpstreamGateway gateway;
    private final CachedUpstream cached;
    private final BuyerJson json;
    private final SightingStore store;
    private final SourceStore sources;
    private final CompetitorSettings settings;
    private final Clock clock;

    public Storefront(
        UpstreamGateway gateway,
        CachedUpstream cached,
        JsonMapper json,
        SightingStore store,
        SourceStore sources,
        CompetitorSettings settings,
        Clock clock
    ) {
        this.gateway = gateway;
        this.cached = cached;
        this.json = new BuyerJson(json);
        this.store = store;
        this.sources = sources;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param problem why they were not read; null when they were */
    record Batch(int goods, @Nullable String problem) {}

    /** Reads the goods whose turn it is; empty when there are none, or the source is to be left alone. */
    Optional<Batch> readDue(ShopId shop) {
        Instant now = clock.instant();
        if (sources.find(shop).rests(now)) {
            return Optional.empty();
        }
        List<Long> due = store.due(shop, now, now.minus(settings.every()), now.minus(SOON), BuyerMethods.MOST);
        return due.isEmpty() ? Optional.empty() : Optional.of(read(shop, due));
    }

    private Batch read(ShopId shop, List<Long> nmIds) {
        Outcome outcome = gateway.call(
            shop,
            BuyerMethods.DETAIL,
            BuyerMethods.request(nmIds),
            Priority.RECONCILE,
            PATIENCE
        );
        Instant now = clock.instant();
        Optional<Map<Long, Listing>> answer = outcome instanceof Outcome.Ok(int _, byte[] body, String _)
            ? json.listings(body)
            : Optional.empty();
        if (answer.isPresent()) {
            store.note(shop, nmIds, answer.get(), now);
            store.asked(shop, nmIds, now, null);
            sources.answered(shop, now);
            return new Batch(nmIds.size(), null);
        }
        Outcome.Failure failure = outcome.failure();
        String problem = failure == null ? "Wildberries answered something that nobody can read" : failure.message();
        sources.failed(shop, problem, now.plus(rest(outcome, sources.find(shop).failures())));
        if (!(outcome instanceof Outcome.RateLimited)) {
            // It may be their fault: others come first, then they in halves, and the one that is left over now and then.
            store.asked(shop, nmIds, now, now.plus(nmIds.size() == 1 ? LONG : SOON));
        }
        return new Batch(0, problem);
    }

    /** How long the source is left alone. @param before failures in a row */
    private static Duration rest(Outcome outcome, int before) {
        return switch (outcome) {
            case Outcome.RateLimited(Duration retryAfter) -> longer(retryAfter, LEAST);
            case Outcome.Unavailable(String _, Duration retryAfter, boolean _) -> retryAfter == null
                ? SHORT
                : longer(retryAfter, LEAST);
            case
                Outcome.Ok _,
                Outcome.NotModified _,
                Outcome.NotFound _,
                Outcome.Rejected _,
                Outcome.Unauthorised _,
                Outcome.Malformed _ -> longer(before);
        };
    }

    private static Duration longer(int before) {
        Duration rest = SHORT.multipliedBy(1L << Math.min(before, MOST_DOUBLINGS));
        return rest.compareTo(LONG) < 0 ? rest : LONG;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /**
     * Reads some goods because somebody looks, through the cache: within ten minutes nothing is asked again, and while the source is away what
     * is known stays, with its age.
     *
     * @param nmIds 1 to {@link BuyerMethods#MOST}
     * @return why nothing newer is known; empty when it was read
     */
    Optional<Problem> look(ShopId shop, Collection<Long> nmIds) {
        SourceStore.Source source = sources.find(shop);
        String trouble = source.problem();
        if (trouble != null && source.rests(clock.instant())) {
            return Optional.of(new Problem(FailureKind.UNAVAILABLE, trouble, source.notBefore()));
        }
        CacheAnswer<Map<Long, Listing>> answer = cached.read(
            shop,
            BuyerMethods.LOOK,
            BuyerMethods.request(nmIds),
            body -> json.listings(body).orElseThrow(IllegalArgumentException::new)
        );
        return switch (answer) {
            case CacheAnswer.Found<Map<Long, Listing>>(Map<Long, Listing> listings, Freshness freshness) -> {
                store.note(shop, nmIds, listings, freshness.fetchedAt());
                yield Optional.ofNullable(freshness.problem());
            }
            case CacheAnswer.Absent<Map<Long, Listing>> _ -> Optional.of(
                new Problem(FailureKind.REJECTED, "The storefront has no such page any more", null)
            );
            case CacheAnswer.Failed<Map<Long, Listing>>(Problem problem) -> {
                leaveAlone(shop, problem);
                yield Optional.of(problem);
            }
        };
    }

    /** Who looks again and again gets no further than the job does. That our own quota is used up is no fault of the source. */
    private void leaveAlone(ShopId shop, Problem problem) {
        switch (problem.kind()) {
            case REJECTED, UNAUTHORISED, MALFORMED -> sources.failed(
                shop,
                problem.message(),
                clock.instant().plus(longer(sources.find(shop).failures()))
            );
            case UNAVAILABLE -> sources.failed(shop, problem.message(), clock.instant().plus(SHORT));
            case RATE_LIMITED, TIMEOUT -> {
                // Its turn comes.
            }
        }
    }
}
