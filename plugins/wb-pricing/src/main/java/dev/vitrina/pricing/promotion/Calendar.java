package dev.vitrina.pricing.promotion;

import dev.vitrina.api.cached.CachedUpstream;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.pricing.promotion.CalendarJson.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The calendar as Wildberries has it. Thread-safe. */
public final class Calendar {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How far ahead is looked: Wildberries announces promotions weeks before. */
    private static final Duration AHEAD = Duration.ofDays(90);

    private static final int OVER = 422;

    private final UpstreamGateway gateway;
    private final CachedUpstream cached;
    private final CalendarJson json;
    private final DetailsStore details;

    public Calendar(UpstreamGateway gateway, CachedUpstream cached, CalendarJson json, DetailsStore details) {
        this.gateway = gateway;
        this.cached = cached;
        this.json = json;
        this.details = details;
    }

    /** What came of reading a page. */
    sealed interface Read<T> {
        record Items<T>(Page<T> page) implements Read<T> {}

        /** The promotion is over, or lists no goods. */
        record NoList<T>() implements Read<T> {}

        record NotNow<T>(Outcome.Failure failure) implements Read<T> {}
    }

    /** Promotions that run or come, and that the shop can take part in. */
    Read<Promotion> promotions(ShopId shop, Instant now, long offset) {
        return read(
            shop,
            CalendarMethods.PROMOTIONS,
            Map.of(
                "startDateTime",
                now.truncatedTo(ChronoUnit.SECONDS).toString(),
                "endDateTime",
                now.plus(AHEAD).truncatedTo(ChronoUnit.SECONDS).toString(),
                "allPromo",
                "false",
                "limit",
                Integer.toString(CalendarMethods.MOST),
                "offset",
                Long.toString(offset)
            ),
            Priority.REFRESH,
            json::promotions
        );
    }

    /** Goods of a promotion that is not automatic. */
    Read<PromotionGood> goods(ShopId shop, long promotion, boolean takingPart, long offset, Priority priority) {
        return read(
            shop,
            CalendarMethods.GOODS,
            Map.of(
                "promotionID",
                Long.toString(promotion),
                "inAction",
                Boolean.toString(takingPart),
                "limit",
                Integer.toString(CalendarMethods.MOST),
                "offset",
                Long.toString(offset)
            ),
            priority,
            json::goods
        );
    }

    /**
     * Through the cache, and for others of the calendar at once: a base token may call once an hour, and somebody who looks at one promotion looks at the next.
     *
     * Where they cannot be read now, those that were read last are told, whatever they were read with.
     *
     * @param calendar promotions that there are, from which those are taken
     */
    CacheAnswer<PromotionDetails> details(ShopId shop, long promotion, Collection<Long> calendar, Instant now) {
        CacheAnswer<Map<Long, String>> answer = cached.read(
            shop,
            CalendarMethods.DETAILS,
            UpstreamRequest.query(Map.of("promotionIDs", UpstreamRequest.repeated(together(promotion, calendar)))),
            body -> json.details(body, promotion)
        );
        return switch (answer) {
            case CacheAnswer.Found<Map<Long, String>>(var all, var freshness) -> {
                details.put(shop, all, freshness.fetchedAt());
                yield new CacheAnswer.Found<>(json.details(Objects.requireNonNull(all.get(promotion))), freshness);
            }
            case CacheAnswer.Absent<Map<Long, String>>(var freshness) -> new CacheAnswer.Absent<>(freshness);
            case CacheAnswer.Failed<Map<Long, String>>(var problem) -> details
                .find(shop, promotion)
                .<CacheAnswer<PromotionDetails>>map(kept -> kept(kept, problem, now))
                .orElseGet(() -> new CacheAnswer.Failed<>(problem));
        };
    }

    private CacheAnswer<PromotionDetails> kept(DetailsStore.Kept kept, Problem problem, Instant now) {
        return new CacheAnswer.Found<>(
            json.details(kept.json()),
            new Freshness(
                Freshness.State.STALE_ON_ERROR,
                kept.at(),
                Duration.between(kept.at(), now),
                kept.at(),
                Freshness.Source.STORE,
                problem
            )
        );
    }

    /** The same for each of them, so that one answer is kept for all. */
    static List<String> together(long promotion, Collection<Long> calendar) {
        List<Long> sorted = calendar.stream().distinct().sorted().toList();
        int at = sorted.indexOf(promotion);
        if (at < 0) {
            return List.of(Long.toString(promotion));
        }
        int from = at - (at % CalendarMethods.MOST_DETAILS);
        return sorted
            .subList(from, Math.min(from + CalendarMethods.MOST_DETAILS, sorted.size()))
            .stream()
            .map(String::valueOf)
            .toList();
    }

    /** Whether goods take part now; empty when it cannot be told. */
    public Optional<Set<Long>> takingPart(ShopId shop, long promotion, Priority priority) {
        Set<Long> found = new HashSet<>();
        for (long offset = 0; ; offset += CalendarMethods.MOST) {
            if (!(goods(shop, promotion, true, offset, priority) instanceof Read.Items<PromotionGood>(var page))) {
                return Optional.empty();
            }
            page.items().forEach(good -> found.add(good.nmId()));
            if (page.sent() < CalendarMethods.MOST) {
                return Optional.of(found);
            }
        }
    }

    /** What came of reading some goods. */
    public sealed interface Offered {
        /** By nmId; those that take part already, or are not offered it, are missing. */
        record Goods(Map<Long, PromotionGood> goods) implements Offered {
            public Goods {
                goods = Map.copyOf(goods);
            }
        }

        record NotNow(Outcome.Failure failure) implements Offered {}
    }

    /** Goods that could take part, as they are now: Wildberries tells them by whole pages only, read until all of them are met. */
    public Offered offered(ShopId shop, long promotion, Set<Long> nmIds, Priority priority) {
        Map<Long, PromotionGood> found = new HashMap<>();
        for (long offset = 0; ; offset += CalendarMethods.MOST) {
            switch (goods(shop, promotion, false, offset, priority)) {
                case Read.NotNow<PromotionGood>(var failure) -> {
                    return new Offered.NotNow(failure);
                }
                case Read.NoList<PromotionGood> _ -> {
                    return new Offered.Goods(found);
                }
                case Read.Items<PromotionGood>(var page) -> {
                    page
                        .items()
                        .stream()
                        .filter(good -> nmIds.contains(good.nmId()))
                        .forEach(good -> found.put(good.nmId(), good));
                    if (page.sent() < CalendarMethods.MOST || found.size() == nmIds.size()) {
                        return new Offered.Goods(found);
                    }
                }
            }
        }
    }

    private <T> Read<T> read(
        ShopId shop,
        Endpoint endpoint,
        Map<String, String> query,
        Priority priority,
        Function<byte[], Optional<Page<T>>> parse
    ) {
        Outcome outcome = gateway.call(shop, endpoint, UpstreamRequest.query(query), priority, PATIENCE);
        if (outcome instanceof Outcome.Ok ok) {
            return parse
                .apply(ok.body())
                .<Read<T>>map(Read.Items::new)
                .orElseGet(() -> malformed());
        }
        if (outcome instanceof Outcome.Rejected(int status, var _, var _) && status == OVER) {
            return new Read.NoList<>();
        }
        Outcome.Failure failure = outcome.failure();
        return failure == null ? malformed() : new Read.NotNow<>(failure);
    }

    private static <T> Read<T> malformed() {
        return new Read.NotNow<>(
            new Outcome.Failure(FailureKind.MALFORMED, "Wildberries' calendar cannot be read", null)
        );
    }
}
