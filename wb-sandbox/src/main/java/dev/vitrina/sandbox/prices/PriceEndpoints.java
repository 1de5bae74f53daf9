package dev.vitrina.sandbox.prices;

import dev.vitrina.sandbox.catalogue.Size;
import dev.vitrina.sandbox.gateway.Endpoint;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.quota.QuotaTable;
import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.wire.Answer;
import dev.vitrina.sandbox.wire.Call;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Lists of goods, sizes and the quarantine. They answer 200 with an empty list when there is nothing (more) to show. */
public final class PriceEndpoints {

    private static final int LARGEST_PAGE = 1_000;
    private static final int BYTES_PER_GOODS = 900;
    private static final int BYTES_PER_ROW = 320;

    private final PriceBooks books;

    public PriceEndpoints(PriceBooks books) {
        this.books = books;
    }

    public List<Endpoint> all() {
        String goods = "/api/v2/list/goods/filter";
        return List.of(
            read("goods-filter", "GET", goods, this::page),
            read("goods-by-article", "POST", goods, this::byArticle),
            read("goods-sizes", "GET", "/api/v2/list/goods/size/nm", this::sizes),
            read("quarantine-goods", "GET", "/api/v2/quarantine/goods", this::quarantine)
        );
    }

    private static Endpoint read(String id, String method, String path, Endpoint.Work work) {
        return Endpoint.read(id, WbHost.PRICES, method, path, QuotaTable.PRICES, work);
    }

    private Answer page(Call call, Seller seller) {
        Optional<PageRequest> page = PageRequest.of(call);
        OptionalLong article = PageRequest.number(call, "filterNmID");
        if (page.isEmpty() || (article.isEmpty() && call.parameter("filterNmID").isPresent())) {
            return PriceAnswers.invalid();
        }
        PriceBook book = books.of(seller);
        return goods(
            book,
            article.isPresent()
                ? page.get().of(book.find(article.getAsLong()).stream().toList())
                : book.slice(page.get().offset(), page.get().limit())
        );
    }

    private Answer byArticle(Call call, Seller seller) {
        try {
            JsonNode nmList = Json.parse(new String(call.body(), StandardCharsets.UTF_8)).path("nmList");
            boolean fits = nmList.isArray() && !nmList.isEmpty() && nmList.size() <= LARGEST_PAGE;
            if (!fits || !nmList.valueStream().allMatch(JsonNode::isIntegralNumber)) {
                return PriceAnswers.invalid();
            }
            PriceBook book = books.of(seller);
            return goods(
                book,
                nmList
                    .valueStream()
                    .map(JsonNode::longValue)
                    .distinct()
                    .flatMap(nmId -> book.find(nmId).stream())
                    .toList()
            );
        } catch (JacksonException e) {
            return PriceAnswers.invalid();
        }
    }

    private static Answer goods(PriceBook book, List<PricedCard> goods) {
        PriceJson spelling = new PriceJson(book.currency());
        return PriceAnswers.list("listGoods", goods.size(), BYTES_PER_GOODS, json ->
            goods.forEach(priced -> spelling.goods(json, priced, book.hasBadTurnover(priced.goods().nmId())))
        );
    }

    /** Goods whose subject knows no prices by size have no rows here. */
    private Answer sizes(Call call, Seller seller) {
        Optional<PageRequest> page = PageRequest.of(call);
        OptionalLong nmId = PageRequest.number(call, "nmID");
        if (page.isEmpty() || nmId.isEmpty()) {
            return PriceAnswers.invalid();
        }
        PriceBook book = books.of(seller);
        Optional<PricedCard> goods = book
            .find(nmId.getAsLong())
            .filter(priced -> PriceGenerator.hasEditableSizePrice(priced.card()));
        List<Size> sizes = page.get().of(goods.map(priced -> priced.card().sizes()).orElse(List.of()));
        PriceJson spelling = new PriceJson(book.currency());
        return PriceAnswers.list("listGoods", sizes.size(), BYTES_PER_ROW, json ->
            goods.ifPresent(priced ->
                sizes.forEach(size -> spelling.size(json, priced, size, book.hasBadTurnover(nmId.getAsLong())))
            )
        );
    }

    private Answer quarantine(Call call, Seller seller) {
        Optional<PageRequest> page = PageRequest.of(call);
        if (page.isEmpty()) {
            return PriceAnswers.invalid();
        }
        PriceBook book = books.of(seller);
        List<PricedCard> held = page.get().of(book.quarantined());
        PriceJson spelling = new PriceJson(book.currency());
        return PriceAnswers.list("quarantineGoods", held.size(), BYTES_PER_ROW, json ->
            held.forEach(priced -> spelling.held(json, priced.goods(), Objects.requireNonNull(priced.goods().held())))
        );
    }
}
