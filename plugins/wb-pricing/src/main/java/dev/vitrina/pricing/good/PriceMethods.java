package dev.vitrina.pricing.good;

import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Wildberries' methods of prices and discounts (WB items spec); all spend one quota. {@code GET /api/v2/list/goods/size/nm} is none of them: the list gives
 * each good with all its sizes, and that method the same of one good a call.
 */
public final class PriceMethods {

    /** Ten calls in six seconds for all methods of prices and discounts; base tokens may call four times an hour (WB items spec, rate limits). */
    private static final QuotaGroup QUOTA = new QuotaGroup(
        "wb-prices/all",
        Quota.of(10, Duration.ofSeconds(6), Duration.ofMillis(600), 5),
        Map.of("base", Quota.of(4, Duration.ofHours(1), Duration.ofMinutes(15), 1))
    );

    /** Goods of one call, to read and to write. */
    public static final int MOST = 1_000;

    public static final Endpoint GOODS = read("goods", "/api/v2/list/goods/filter");
    public static final Endpoint GOODS_BY_ID = Endpoint.query(
        "wb-prices/goods-by-id",
        "wb-prices",
        "/api/v2/list/goods/filter",
        QUOTA
    );
    public static final Endpoint QUARANTINE = read("quarantine", "/api/v2/quarantine/goods");
    public static final Endpoint UPLOADED = read("uploaded", "/api/v2/history/tasks");
    public static final Endpoint UPLOADED_GOODS = read("uploaded-goods", "/api/v2/history/goods/task");
    public static final Endpoint UPLOAD = write("upload", "/api/v2/upload/task");
    public static final Endpoint UPLOAD_SIZES = write("upload-sizes", "/api/v2/upload/task/size");
    public static final Endpoint UPLOAD_CLUB = write("upload-club", "/api/v2/upload/task/club-discount");

    private PriceMethods() {}

    /** Those that are called without a cache of answers. */
    public static List<Endpoint> uncached() {
        return List.of(GOODS, GOODS_BY_ID, UPLOADED, UPLOADED_GOODS, UPLOAD, UPLOAD_SIZES, UPLOAD_CLUB);
    }

    private static Endpoint read(String id, String path) {
        return Endpoint.get("wb-prices/" + id, "wb-prices", path, QUOTA);
    }

    private static Endpoint write(String id, String path) {
        return new Endpoint("wb-prices/" + id, "wb-prices", "POST", path, QUOTA, false, 1L << 20);
    }
}
