package dev.vitrina.sandbox.prices;

import dev.vitrina.sandbox.catalogue.Card;
import dev.vitrina.sandbox.catalogue.Catalogues;
import dev.vitrina.sandbox.gateway.Endpoint;
import dev.vitrina.sandbox.gateway.ErrorLayer;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.quota.QuotaTable;
import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.wire.Answer;
import dev.vitrina.sandbox.wire.Call;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Goods with their prices. Both forms answer 200 with an empty list when there is nothing (more) to show. */
public final class PriceEndpoints {

    private static final int LARGEST_PAGE = 1_000;
    private static final int BYTES_PER_GOODS = 900;

    private final Catalogues catalogues;
    private final PriceList prices;

    public PriceEndpoints(Catalogues catalogues, PriceList prices) {
        this.catalogues = catalogues;
        this.prices = prices;
    }

    public List<Endpoint> all() {
        String path = "/api/v2/list/goods/filter";
        return List.of(
            Endpoint.read("goods-filter", WbHost.PRICES, "GET", path, QuotaTable.PRICES, this::page),
            Endpoint.read("goods-by-article", WbHost.PRICES, "POST", path, QuotaTable.PRICES, this::byArticle)
        );
    }

    private Answer page(Call call, Seller seller) {
        try {
            Optional<Integer> limit = call.parameter("limit").map(Integer::valueOf);
            long offset = call.parameter("offset").map(Long::valueOf).orElse(0L);
            Optional<Long> article = call.parameter("filterNmID").map(Long::valueOf);
            if (limit.isEmpty() || limit.get() < 1 || limit.get() > LARGEST_PAGE || offset < 0) {
                return invalid();
            }
            return goods(
                article.isPresent()
                    ? catalogues.of(seller).find(article.get()).stream().skip(offset).toList()
                    : catalogues.of(seller).slice(offset, limit.get())
            );
        } catch (NumberFormatException e) {
            return invalid();
        }
    }

    private Answer byArticle(Call call, Seller seller) {
        try {
            JsonNode nmList = Json.parse(new String(call.body(), StandardCharsets.UTF_8)).path("nmList");
            if (!nmList.isArray() || nmList.isEmpty() || nmList.size() > LARGEST_PAGE) {
                return invalid();
            }
            return goods(
                nmList
                    .valueStream()
                    .map(JsonNode::longValue)
                    .distinct()
                    .flatMap(nmId -> catalogues.of(seller).find(nmId).stream())
                    .toList()
            );
        } catch (JacksonException e) {
            return invalid();
        }
    }

    private Answer goods(List<Card> cards) {
        byte[] body = Json.write(cards.size() * BYTES_PER_GOODS + 100, json -> {
            json.writeStartObject();
            json.writeObjectPropertyStart("data");
            json.writeArrayPropertyStart("listGoods");
            cards.forEach(card -> prices.write(json, card));
            json.writeEndArray();
            json.writeEndObject();
            json.writeBooleanProperty("error", false);
            json.writeStringProperty("errorText", "");
            json.writeEndObject();
        });
        return Answer.of(200, Answer.JSON, body);
    }

    private static Answer invalid() {
        return ErrorLayer.PRICES.error(400, "Invalid request parameters");
    }
}
