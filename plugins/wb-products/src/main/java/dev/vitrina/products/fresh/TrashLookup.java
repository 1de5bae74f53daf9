package dev.vitrina.products.fresh;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.Priority;
import dev.vitrina.products.content.ContentMethods;
import dev.vitrina.products.content.Envelope;
import dev.vitrina.products.content.TrashRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which cards are in the trash ({@code get/cards/trash}, WB items spec), past the cache: for what was just thrown away or taken out. */
public final class TrashLookup {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The latest come first, so what was just thrown away is on the first pages. */
    private static final int PAGES = 20;

    private final UpstreamGateway gateway;
    private final JsonMapper json;
    private final Envelope envelope;

    public TrashLookup(UpstreamGateway gateway, JsonMapper json, Envelope envelope) {
        this.gateway = gateway;
        this.json = json;
        this.envelope = envelope;
    }

    /** Those of the cards that are in the trash, as far as its latest two thousand tell; empty when it cannot be told now. */
    public Optional<Set<Long>> among(ShopId shop, Collection<Long> nmIds, Priority priority) {
        Set<Long> found = new HashSet<>();
        if (nmIds.size() <= FreshCards.FEW) {
            for (Long nmId : nmIds) {
                Optional<JsonNode> page = page(shop, nmId.toString(), null, priority);
                if (page.isEmpty()) {
                    return Optional.empty();
                }
                collect(page.get(), nmIds, found);
            }
            return Optional.of(found);
        }
        JsonNode cursor = null;
        for (int number = 0; number < PAGES && found.size() < nmIds.size(); number++) {
            Optional<JsonNode> page = page(shop, "", cursor, priority);
            if (page.isEmpty()) {
                return Optional.empty();
            }
            collect(page.get(), nmIds, found);
            cursor = page.get().path("cursor");
            if (cursor.path("total").asInt(0) < TrashRequest.LIMIT) {
                break;
            }
        }
        return Optional.of(found);
    }

    private static void collect(JsonNode page, Collection<Long> wanted, Set<Long> found) {
        for (JsonNode card : page.path("cards")) {
            long nmId = card.path("nmID").asLong(0);
            if (wanted.contains(nmId)) {
                found.add(nmId);
            }
        }
    }

    private Optional<JsonNode> page(ShopId shop, String text, @Nullable JsonNode after, Priority priority) {
        String body = json.writeValueAsString(TrashRequest.of(text, after));
        UpstreamRequest request = UpstreamRequest.json(body);
        try {
            return gateway.call(shop, ContentMethods.TRASH_LIST, request, priority, PATIENCE) instanceof Outcome.Ok ok
                ? Optional.of(envelope.bare(ok.body()))
                : Optional.empty();
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }
}
