package dev.vitrina.products.trouble;

import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.cached.CachedUpstream;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaGroup;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Problem;
import dev.vitrina.products.card.SearchText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Wildberries' list of cards with errors, behind the cache. A card leaves the list when it is sent again without them, so what
 * stands there last of a vendor code is what counts.
 */
public final class CardErrors {

    /** Ten a minute, one each six seconds, five at once, shared with others of the same bucket (WB items spec, cards/error/list). */
    public static final CachedEndpoint ENDPOINT = new CachedEndpoint(
        Endpoint.query(
            "wb-content/cards-errors-seen",
            "wb-content",
            "/content/v2/cards/error/list",
            new QuotaGroup("wb-content/cards-errors", Quota.of(10, Duration.ofMinutes(1), Duration.ofSeconds(6), 5))
        ),
        CachePolicy.freshFor(Duration.ofMinutes(5)).withStale(Duration.ofHours(1), Duration.ofDays(2))
    );

    private static final int LIMIT = 100;

    /** As many calls as the quota allows at once: the latest five hundred batches. */
    private static final int PAGES = 5;

    private final CachedUpstream upstream;
    private final JsonMapper json;

    public CardErrors(CachedUpstream upstream, JsonMapper json) {
        this.upstream = upstream;
        this.json = json;
    }

    /** What is known of a shop's errors. */
    public sealed interface Answer {
        /**
         * They are known.
         *
         * @param errors   newest first, by {@link SearchText#key} of the vendor code
         * @param complete false when there are older ones that were not read
         */
        record Known(Map<String, CardError> errors, Freshness freshness, boolean complete) implements Answer {
            /** What is wrong with the card of this vendor code; null when nothing is. */
            public @Nullable CardError of(String vendorCode) {
                return errors.get(SearchText.key(vendorCode));
            }

            public List<CardError> list() {
                return List.copyOf(errors.values());
            }
        }

        /** They could not be read. */
        record Unknown(Problem problem) implements Answer {}
    }

    public Answer of(ShopId shop) {
        Map<String, CardError> errors = new LinkedHashMap<>();
        Freshness freshness = null;
        JsonNode next = null;
        for (int page = 0; page < PAGES && (page == 0 || next != null); page++) {
            switch (upstream.read(shop, ENDPOINT, request(next), body -> ErrorPage.read(shop, json.readTree(body)))) {
                case CacheAnswer.Found<ErrorPage>(ErrorPage found, Freshness age) -> {
                    found.errors().forEach(error -> errors.putIfAbsent(SearchText.key(error.vendorCode()), error));
                    freshness = freshness == null ? age : freshness;
                    next = found.next();
                }
                case CacheAnswer.Absent<ErrorPage>(Freshness age) -> {
                    freshness = freshness == null ? age : freshness;
                    next = null;
                }
                case CacheAnswer.Failed<ErrorPage>(Problem problem) -> {
                    if (freshness == null) {
                        return new Answer.Unknown(problem);
                    }
                    return new Answer.Known(errors, freshness, false);
                }
            }
        }
        return new Answer.Known(errors, java.util.Objects.requireNonNull(freshness), next == null);
    }

    /** What was read is old; it still serves where Wildberries does not answer. */
    void readAnew(ShopId shop) {
        upstream.invalidate(shop, ENDPOINT, Invalidation.SOFT);
    }

    private UpstreamRequest request(@Nullable JsonNode after) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode cursor = body.putObject("cursor").put("limit", LIMIT);
        if (after != null) {
            cursor
                .put("updatedAt", after.path("updatedAt").stringValue(""))
                .put("batchUUID", after.path("batchUUID").stringValue(""));
        }
        body.putObject("order").put("ascending", false);
        return UpstreamRequest.json(json.writeValueAsString(body));
    }
}
