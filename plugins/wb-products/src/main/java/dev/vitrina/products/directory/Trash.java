package dev.vitrina.products.directory;

import dev.vitrina.api.cached.CachedUpstream;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.Freshness;
import dev.vitrina.products.content.Envelope;
import dev.vitrina.products.content.TrashRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pages of the trash, the latest first ({@code get/cards/trash}, WB items spec), through the cache. */
public final class Trash {

    private final CachedUpstream upstream;
    private final JsonMapper json;
    private final Envelope envelope;
    private final Clock clock;

    public Trash(CachedUpstream upstream, JsonMapper json, Envelope envelope, Clock clock) {
        this.upstream = upstream;
        this.json = json;
        this.envelope = envelope;
        this.clock = clock;
    }

    /** Maps to {@code ProductTrashedCard}. */
    public record TrashedCard(
        long nmId,
        String vendorCode,
        @Nullable String subjectName,
        @Nullable String photo,
        Instant trashedAt
    ) {}

    /** @param next where the next page begins, as JSON text; null on the last */
    public record TrashPage(List<TrashedCard> cards, @Nullable String next, Freshness freshness) {
        public TrashPage {
            cards = List.copyOf(cards);
        }
    }

    /** @param after {@link TrashPage#next} of the page before; null for the first */
    public TrashPage page(ShopId shop, String search, @Nullable String after) {
        JsonNode position = after == null ? null : json.readTree(after);
        String body = json.writeValueAsString(TrashRequest.of(search, position));
        UpstreamRequest request = new UpstreamRequest(Map.of(), Map.of("locale", "ru"), body);
        return switch (upstream.read(shop, DirectoryPolicies.TRASH, request, this::parse)) {
            case CacheAnswer.Found<Content>(Content content, var freshness) -> new TrashPage(
                content.cards(),
                content.next(),
                freshness
            );
            case CacheAnswer.Absent<Content>(var freshness) -> new TrashPage(List.of(), null, freshness);
            case CacheAnswer.Failed<Content>(var problem) -> throw VitrinaException.of(problem, clock.instant());
        };
    }

    private record Content(List<TrashedCard> cards, @Nullable String next) {}

    private Content parse(byte[] body) {
        JsonNode answer = envelope.bare(body);
        List<TrashedCard> cards = new ArrayList<>();
        for (JsonNode card : answer.required("cards")) {
            cards.add(
                new TrashedCard(
                    card.required("nmID").longValue(),
                    card.path("vendorCode").stringValue(""),
                    card.path("subjectName").stringValue(null),
                    card.path("photos").path(0).path("tm").stringValue(null),
                    OffsetDateTime.parse(card.required("trashedAt").stringValue()).toInstant()
                )
            );
        }
        JsonNode cursor = answer.required("cursor");
        boolean last = cursor.path("total").asInt(0) < TrashRequest.LIMIT;
        return new Content(cards, last ? null : json.writeValueAsString(TrashRequest.position(cursor)));
    }
}
