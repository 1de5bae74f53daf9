package dev.vitrina.pricing.change;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.Priority;
import dev.vitrina.pricing.good.GoodJson;
import dev.vitrina.pricing.good.GoodJson.MalformedAnswerException;
import dev.vitrina.pricing.good.PriceMethods;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What Wildberries says of an upload and its goods ({@code history/tasks} and {@code history/goods/task}, WB items spec): its word on each, while reading back
 * tells what is true.
 */
final class Uploads {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int REFUSED = 3;
    private static final int MOST_PAGES = 10;

    /** All of it applied, cancelled, applied in part, nothing applied: nothing more comes of an upload then (WB items spec, history/tasks). */
    private static final Set<Integer> FINISHED = Set.of(3, 4, 5, 6);

    private final UpstreamGateway gateway;
    private final GoodJson json;

    Uploads(UpstreamGateway gateway, GoodJson json) {
        this.gateway = gateway;
        this.json = json;
    }

    /** Refused goods of an upload with Wildberries' words, by what a row is called without its sort: {@code 12} or {@code 12/34} for a size. Empty when it cannot be asked now. */
    Optional<Map<String, String>> refused(ShopId shop, String uploadId, Priority priority) {
        Map<String, String> refused = new HashMap<>();
        for (int page = 0; page < MOST_PAGES; page++) {
            UpstreamRequest request = UpstreamRequest.query(
                Map.of(
                    "uploadID",
                    uploadId,
                    "limit",
                    Integer.toString(PriceMethods.MOST),
                    "offset",
                    Integer.toString(page * PriceMethods.MOST)
                )
            );
            Outcome outcome = gateway.call(shop, PriceMethods.UPLOADED_GOODS, request, priority, PATIENCE);
            if (!(outcome instanceof Outcome.Ok ok)) {
                return Optional.empty();
            }
            try {
                JsonNode goods = json.data(ok.body()).path("historyGoods");
                for (JsonNode good : goods) {
                    if (good.path("status").intValue(0) == REFUSED) {
                        String words = good.path("errorText").asString("");
                        long nmId = good.path("nmID").longValue(0);
                        long sizeId = good.path("sizeID").longValue(0);
                        refused.put(Long.toString(nmId), words);
                        refused.put(nmId + "/" + sizeId, words);
                    }
                }
                if (goods.size() < PriceMethods.MOST) {
                    break;
                }
            } catch (MalformedAnswerException unreadable) {
                return Optional.empty();
            }
        }
        return Optional.of(refused);
    }

    /** Whether Wildberries is done with an upload; false as well while it cannot be asked. */
    boolean isFinished(ShopId shop, String uploadId, Priority priority) {
        UpstreamRequest request = UpstreamRequest.query(Map.of("uploadID", uploadId));
        if (!(gateway.call(shop, PriceMethods.UPLOADED, request, priority, PATIENCE) instanceof Outcome.Ok ok)) {
            return false;
        }
        try {
            // Of an upload that is not processed there is no history yet: data is null then.
            return FINISHED.contains(json.data(ok.body()).path("status").intValue(0));
        } catch (MalformedAnswerException unreadable) {
            return false;
        }
    }

    /** What an upload's words are found by. */
    static String name(PriceKey key) {
        return key instanceof PriceKey.Size(long nmId, long sizeId) ? nmId + "/" + sizeId : Long.toString(key.nmId());
    }
}
