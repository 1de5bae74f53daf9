package dev.vitrina.products.mirror;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.Outcome.Failure;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaGroup;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.PageSource;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.products.card.CardJson;
import dev.vitrina.products.card.CardPage;
import dev.vitrina.products.card.CardPage.Sent;
import dev.vitrina.products.card.MalformedCardException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pages of {@code POST /content/v2/get/cards/list}, oldest change first, so that the last cursor is where the next incremental
 * run goes on (WB items spec, cards/list). Cards without a photo are included; cards in the trash never are.
 */
public final class CardListSource implements PageSource<Sent> {

    /** Own bucket: 100 per minute, one each 600 ms, 5 at once (WB items spec, cards/list). */
    public static final Endpoint ENDPOINT = Endpoint.query(
        "wb-content/cards-list",
        "wb-content",
        "/content/v2/get/cards/list",
        new QuotaGroup("wb-content/cards-list", Quota.of(100, Duration.ofMinutes(1), Duration.ofMillis(600), 5))
    );

    /** Cards of a page, the most Wildberries gives. */
    public static final int LIMIT = 100;

    /** Longer than any ordinary turn in the queue for the quota; a longer wait is the job's matter, which says so. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final UpstreamGateway gateway;
    private final CardJson json;

    public CardListSource(UpstreamGateway gateway, CardJson json) {
        this.gateway = gateway;
        this.json = json;
    }

    /**
     * An empty page ends the list. A full run deletes what it did not see, so it does not take that from one answer alone: a list
     * that was cut short would cost the rest of the catalogue. It costs a call where the catalogue is a multiple of a page, or empty.
     */
    @Override
    public PageResult<Sent> fetch(PageQuery query) {
        PageResult<Sent> result = ask(query);
        boolean doubtful = query.mode() == SyncMode.FULL && isEmptyEnd(result);
        return doubtful ? ask(query) : result;
    }

    private static boolean isEmptyEnd(PageResult<Sent> result) {
        return (
            result instanceof PageResult.Page<Sent> page &&
            page.last() &&
            page.rows().isEmpty() &&
            page.setAside().isEmpty()
        );
    }

    private PageResult<Sent> ask(PageQuery query) {
        ShopId shop = new ShopId(query.tenant());
        UpstreamRequest request = new UpstreamRequest(Map.of(), Map.of("locale", "ru"), body(query.cursor()));
        Outcome outcome = gateway.call(shop, ENDPOINT, request, query.priority(), PATIENCE);
        if (outcome instanceof Outcome.Ok ok) {
            return page(shop, ok.body(), query.cursor());
        }
        Failure failure = outcome.failure();
        return failure == null
            ? new PageResult.Failed<>(FailureKind.MALFORMED, "Wildberries sent no card list", null)
            : new PageResult.Failed<>(failure.kind(), failure.message(), failure.retryAfter());
    }

    /**
     * A cursor that stands at or before the time. Without an nmID it stands before all cards of its time. One whose time nobody can
     * read stays what it is: Wildberries understands it.
     */
    String notPast(String cursor, Instant until) {
        try {
            Instant updatedAt = Instant.parse(json.stored(cursor).path("updatedAt").stringValue(""));
            return updatedAt.isAfter(until)
                ? json.write(JsonNodeFactory.instance.objectNode().put("updatedAt", until.toString()))
                : cursor;
        } catch (MalformedCardException | DateTimeParseException _) {
            return cursor;
        }
    }

    private PageResult<Sent> page(ShopId shop, byte[] body, @Nullable String cursor) {
        try {
            CardPage page = CardPage.read(json, shop, body);
            boolean last = page.total() < LIMIT;
            if (!last && page.cards().isEmpty()) {
                // Not one of a hundred: these are no odd cards but another format, and the mirror must not look up to date.
                return malformed(page.setAside().getFirst().reason());
            }
            String next = page.next() == null ? cursor : page.next();
            return new PageResult.Page<>(page.cards(), next, last, page.setAside());
        } catch (MalformedCardException e) {
            return malformed(String.valueOf(e.getMessage()));
        }
    }

    private static PageResult<Sent> malformed(String why) {
        return new PageResult.Failed<>(
            FailureKind.MALFORMED,
            "Wildberries sent a card list that cannot be read: " + why,
            null
        );
    }

    /** {@code withPhoto: -1} means any card: 0 changed its meaning on 2026-06-16 (WB items spec). */
    private String body(@Nullable String cursor) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ObjectNode settings = request.putObject("settings");
        settings.putObject("sort").put("ascending", true);
        settings.putObject("filter").put("withPhoto", -1);
        ObjectNode position = settings.putObject("cursor").put("limit", LIMIT);
        if (cursor != null) {
            position.setAll(position(cursor));
        }
        return json.write(request);
    }

    private ObjectNode position(String cursor) {
        try {
            JsonNode stored = json.stored(cursor);
            ObjectNode position = JsonNodeFactory.instance
                .objectNode()
                .put("updatedAt", stored.path("updatedAt").stringValue(""));
            return stored.has("nmID") ? position.put("nmID", stored.path("nmID").longValue()) : position;
        } catch (MalformedCardException e) {
            throw new IllegalStateException("The stored cursor cannot be read", e);
        }
    }
}
