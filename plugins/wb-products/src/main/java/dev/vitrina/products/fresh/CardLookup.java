package dev.vitrina.products.fresh;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.PageSource.PageQuery;
import dev.vitrina.cache.PageSource.PageResult;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.RowMirror;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.card.CardJson;
import dev.vitrina.products.card.CardPage;
import dev.vitrina.products.card.CardPage.Sent;
import dev.vitrina.products.card.MalformedCardException;
import dev.vitrina.products.mirror.CardListSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks Wildberries for certain cards: {@code cards/list} with {@code textSearch}, which looks at the vendor code, the WB article and barcodes (WB items
 * spec), or the whole list where that takes fewer calls. What is read goes into the mirror, so that screens show it at once.
 */
public final class CardLookup {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int LIMIT = 100;

    private final UpstreamGateway gateway;
    private final CardListSource list;
    private final CardJson json;
    private final RowMirror<Sent> mirror;
    private final Clock clock;

    public CardLookup(UpstreamGateway gateway, CardJson json, RowMirror<Sent> mirror, Clock clock) {
        this.gateway = gateway;
        this.list = new CardListSource(gateway, json);
        this.json = json;
        this.mirror = mirror;
        this.clock = clock;
    }

    public FreshAnswer<Long> byNmId(ShopId shop, Collection<Long> nmIds, Priority priority) {
        return all(shop, nmIds, priority, Card::nmId);
    }

    public FreshAnswer<String> byVendorCode(ShopId shop, Collection<String> vendorCodes, Priority priority) {
        return all(shop, vendorCodes, priority, Card::vendorCode);
    }

    /** However many, each as Wildberries answers now, with as few calls as can be: never the mirror's, which may be behind. */
    public FreshAnswer<Long> manyByNmId(ShopId shop, Collection<Long> nmIds, Priority priority) {
        Map<Long, FreshCard> found = new HashMap<>();
        long pages = pages(shop);
        if (pages < nmIds.size()) {
            PageResult.Failed<Sent> failed = walk(shop, Set.copyOf(nmIds), pages, priority, found);
            if (failed != null) {
                return notNow(new Outcome.Failure(failed.kind(), failed.message(), failed.retryAfter()));
            }
        }
        // What the list did not show is asked for by name before it counts as gone.
        List<Long> rest = nmIds
            .stream()
            .filter(nmId -> !found.containsKey(nmId))
            .toList();
        FreshAnswer<Long> answer = byNmId(shop, rest, priority);
        if (answer instanceof FreshAnswer.Cards<Long>(var others, boolean _)) {
            found.putAll(others);
            return new FreshAnswer.Cards<>(found, false);
        }
        return answer;
    }

    /** Of the whole list, about: as many as the mirror knows of, and one for what came since. */
    public long pages(ShopId shop) {
        return mirror.status(shop.value()).rows() / LIMIT + 1;
    }

    /** Oldest change first: a card that changes meanwhile comes once more further on, and is taken as it is then. */
    private PageResult.@Nullable Failed<Sent> walk(
        ShopId shop,
        Set<Long> wanted,
        long pages,
        Priority priority,
        Map<Long, FreshCard> found
    ) {
        String cursor = null;
        for (long number = 0; number < pages && found.size() < wanted.size(); number++) {
            switch (list.fetch(new PageQuery(shop.value(), SyncMode.INCREMENTAL, cursor, priority))) {
                case PageResult.Failed<Sent> failed -> {
                    return failed;
                }
                case PageResult.Page<Sent> page -> {
                    for (Sent sent : page.rows()) {
                        if (wanted.contains(sent.card().nmId())) {
                            found.put(sent.card().nmId(), kept(shop, sent));
                        }
                    }
                    if (page.last()) {
                        return null;
                    }
                    cursor = page.next();
                }
            }
        }
        return null;
    }

    private FreshCard kept(ShopId shop, Sent sent) {
        mirror.put(shop.value(), sent);
        try {
            return new FreshCard(sent.card(), (ObjectNode) json.stored(sent.document()));
        } catch (MalformedCardException impossible) {
            throw new IllegalStateException("A card that was just read cannot be read", impossible);
        }
    }

    private <K> FreshAnswer<K> all(ShopId shop, Collection<K> keys, Priority priority, Function<Card, K> keyOf) {
        Map<K, FreshCard> found = new HashMap<>();
        for (K key : keys) {
            UpstreamRequest request = new UpstreamRequest(Map.of(), Map.of("locale", "ru"), search(key.toString()));
            Outcome outcome = gateway.call(shop, CardListSource.ENDPOINT, request, priority, PATIENCE);
            if (!(outcome instanceof Outcome.Ok ok)) {
                return notNow(outcome.failure());
            }
            try {
                for (Sent sent : CardPage.read(json, shop, ok.body()).cards()) {
                    if (keyOf.apply(sent.card()).equals(key)) {
                        found.put(key, kept(shop, sent));
                    }
                }
            } catch (MalformedCardException unreadable) {
                return notNow(new Outcome.Failure(FailureKind.MALFORMED, "Wildberries sent no card list", null));
            }
        }
        return new FreshAnswer.Cards<>(found, false);
    }

    private <K> FreshAnswer<K> notNow(Outcome.@Nullable Failure failure) {
        Outcome.Failure why = failure == null
            ? new Outcome.Failure(FailureKind.MALFORMED, "Wildberries sent no card list", null)
            : failure;
        Duration wait = why.retryAfter();
        Instant retryAt = clock.instant().plus(wait == null ? SOON : wait);
        return new FreshAnswer.NotNow<>(new Problem(why.kind(), why.message(), retryAt), retryAt);
    }

    private String search(String text) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ObjectNode settings = request.putObject("settings");
        settings.putObject("filter").put("withPhoto", -1).put("textSearch", text);
        settings.putObject("cursor").put("limit", LIMIT);
        return json.write(request);
    }
}
