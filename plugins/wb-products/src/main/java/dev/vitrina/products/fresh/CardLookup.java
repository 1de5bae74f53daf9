package dev.vitrina.products.fresh;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.RowMirror;
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
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks Wildberries for single cards: {@code cards/list} with {@code textSearch}, which looks at the vendor code, the WB article and barcodes (WB items
 * spec). What is read goes into the mirror, so that screens show it at once.
 */
public final class CardLookup {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int LIMIT = 100;

    private final UpstreamGateway gateway;
    private final CardJson json;
    private final RowMirror<Sent> mirror;
    private final Clock clock;

    public CardLookup(UpstreamGateway gateway, CardJson json, RowMirror<Sent> mirror, Clock clock) {
        this.gateway = gateway;
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
                        mirror.put(shop.value(), sent);
                        found.put(key, new FreshCard(sent.card(), (ObjectNode) json.stored(sent.document())));
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
