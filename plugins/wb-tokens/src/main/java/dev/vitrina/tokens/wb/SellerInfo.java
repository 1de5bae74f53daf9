package dev.vitrina.tokens.wb;

import dev.vitrina.api.shop.ShopConnections.SellerIdentity;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaGroup;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The method {@code seller-info}: who a token belongs to (WB general spec). */
public final class SellerInfo {

    /** A base token may ask once a day (WB general spec, seller-info: 1 per 24 h, burst 1). */
    private static final QuotaGroup QUOTA = new QuotaGroup(
        "wb-common/seller-info",
        Quota.of(1, Duration.ofMinutes(1), Duration.ofMinutes(1), 10),
        Map.of("base", Quota.of(1, Duration.ofHours(24), Duration.ofHours(24), 1))
    );

    public static final Endpoint ENDPOINT = Endpoint.get(
        "wb-common/seller-info",
        "wb-common",
        "/api/v1/seller-info",
        QUOTA
    );

    private final JsonMapper json;

    public SellerInfo(JsonMapper json) {
        this.json = json;
    }

    /** Reads the answer; null when it is not what Wildberries promises. */
    public @Nullable SellerIdentity read(byte[] body) {
        try {
            JsonNode answer = json.readTree(body);
            String sellerId = text(answer, "sid");
            String name = text(answer, "name");
            return sellerId == null || name == null
                ? null
                : new SellerIdentity(sellerId, name, text(answer, "tradeMark"));
        } catch (JacksonException malformed) {
            return null;
        }
    }

    private static @Nullable String text(JsonNode answer, String field) {
        JsonNode value = answer.path(field);
        return value.isString() && !value.stringValue().isBlank() ? value.stringValue().strip() : null;
    }
}
