package dev.vitrina.products.fresh;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.Priority;
import dev.vitrina.products.content.ContentMethods;
import dev.vitrina.products.content.Envelope;
import dev.vitrina.products.content.TrashRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
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
    private static final int LATEST_PAGES = 20;

    /** By how much Wildberries' clock may be behind ours. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final UpstreamGateway gateway;
    private final JsonMapper json;
    private final Envelope envelope;

    public TrashLookup(UpstreamGateway gateway, JsonMapper json, Envelope envelope) {
        this.gateway = gateway;
        this.json = json;
        this.envelope = envelope;
    }

    /**
     * How far back the trash is read where cards are many.
     *
     * @param pages at most
     * @param since what was thrown away earlier is not looked for
     */
    public record Reach(long pages, Instant since) {
        /** Its latest two thousand: of cards that are not found it cannot be said that they are not there. */
        public static final Reach LATEST = new Reach(LATEST_PAGES, Instant.MIN);

        /** To its end. */
        public static final Reach WHOLE = new Reach(Long.MAX_VALUE, Instant.MIN);

        public static Reach since(Instant sentAt) {
            return new Reach(Long.MAX_VALUE, sentAt.minus(SKEW));
        }
    }

    /** Those of the cards that are in the trash, as far as it is read; empty when it cannot be told now. */
    public Optional<Set<Long>> among(ShopId shop, Collection<Long> nmIds, Reach reach, Priority priority) {
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
        for (int number = 0; number < reach.pages() && found.size() < nmIds.size(); number++) {
            Optional<JsonNode> page = page(shop, "", cursor, priority);
            if (page.isEmpty()) {
                return Optional.empty();
            }
            collect(page.get(), nmIds, found);
            cursor = page.get().path("cursor");
            boolean last = cursor.path("total").asInt(0) < TrashRequest.LIMIT || page.get().path("cards").isEmpty();
            if (last || trashedAt(cursor).isBefore(reach.since())) {
                break;
            }
        }
        return Optional.of(found);
    }

    /** What cannot be read ends nothing. */
    private static Instant trashedAt(JsonNode cursor) {
        try {
            return OffsetDateTime.parse(cursor.path("trashedAt").asString("")).toInstant();
        } catch (DateTimeException unreadable) {
            return Instant.MAX;
        }
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
