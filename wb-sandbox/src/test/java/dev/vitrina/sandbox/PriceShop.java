package dev.vitrina.sandbox;

import dev.vitrina.sandbox.control.CardDigest;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.prices.GoodsStatus;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The prices of the first seller over HTTP. */
final class PriceShop {

    static final String SELLER = "nordflax";
    static final String UPLOAD = "/api/v2/upload/task";

    private final WbSandbox sandbox;
    private final Client client;

    PriceShop(WbSandbox sandbox, Client client) {
        this.sandbox = sandbox;
        this.client = client;
    }

    /** Goods nobody restricts: with a price, outside quarantine and promotions, not sold by size. */
    List<GoodsStatus> free(int count) {
        List<GoodsStatus> goods = all(
            status ->
                status.price() > 100 &&
                status.held() == null &&
                status.promotions().isEmpty() &&
                !status.editableSizePrice() &&
                status.discount() < 60
        );
        return goods.subList(0, count);
    }

    List<GoodsStatus> all(Predicate<GoodsStatus> wanted) {
        return sandbox
            .control()
            .cards(SELLER, 0, 1_000)
            .stream()
            .map(CardDigest::nmId)
            .map(this::goods)
            .filter(wanted)
            .toList();
    }

    GoodsStatus goods(long nmId) {
        return sandbox.control().prices().find(SELLER, nmId).orElseThrow();
    }

    static ObjectNode row(long nmId, int price, int discount) {
        return Json.object().put("nmID", nmId).put("price", price).put("discount", discount);
    }

    Client.Reply upload(String path, JsonNode... rows) {
        ArrayNode data = Json.array();
        for (JsonNode row : rows) {
            data.add(row);
        }
        return client.post(WbHost.PRICES, path, Json.object().set("data", data).toString());
    }

    /** The id of an upload that must be accepted. */
    long accepted(String path, JsonNode... rows) {
        Client.Reply reply = upload(path, rows);
        if (reply.status() != 200) {
            throw new IllegalStateException(reply.status() + " " + reply.text());
        }
        return reply.json().at("/data/id").asLong();
    }

    JsonNode get(String path) {
        Client.Reply reply = client.get(WbHost.PRICES, path);
        if (reply.status() != 200) {
            throw new IllegalStateException(reply.status() + " " + reply.text());
        }
        return reply.json().path("data");
    }

    JsonNode task(long uploadId) {
        return get("/api/v2/history/tasks?uploadID=" + uploadId);
    }

    JsonNode rows(long uploadId) {
        return get("/api/v2/history/goods/task?limit=1000&uploadID=" + uploadId).path("historyGoods");
    }

    JsonNode listed(long nmId) {
        return get("/api/v2/list/goods/filter?limit=1&filterNmID=" + nmId).at("/listGoods/0");
    }
}
