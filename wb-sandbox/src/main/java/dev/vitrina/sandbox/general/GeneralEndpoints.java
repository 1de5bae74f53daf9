package dev.vitrina.sandbox.general;

import dev.vitrina.sandbox.gateway.Endpoint;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.quota.QuotaTable;
import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.token.TokenType;
import dev.vitrina.sandbox.wire.Answer;
import dev.vitrina.sandbox.wire.Call;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Connection check on each host, seller information, and the subscription, which is closed to all but service tokens. */
public final class GeneralEndpoints {

    /** The spec's example carries Moscow time. */
    private static final ZoneOffset MOSCOW = ZoneOffset.ofHours(3);

    private GeneralEndpoints() {}

    public static List<Endpoint> all() {
        List<Endpoint> all = new ArrayList<>();
        Arrays.stream(WbHost.values()).filter(WbHost::isApi).map(GeneralEndpoints::ping).forEach(all::add);
        all.add(
            Endpoint.read(
                "seller-info",
                WbHost.COMMON,
                "GET",
                "/api/v1/seller-info",
                QuotaTable.SELLER_INFO,
                GeneralEndpoints::sellerInfo
            )
        );
        all.add(
            Endpoint.read(
                "subscriptions",
                WbHost.COMMON,
                "GET",
                "/api/common/v1/subscriptions",
                QuotaTable.SUBSCRIPTIONS,
                // "Never connected" is an empty 200 (general spec, subscriptions).
                (call, seller) -> Answer.of(200, Answer.JSON, new byte[0])
            ).onlyFor(Set.of(TokenType.SERVICE))
        );
        return all;
    }

    /** Named "ping" with the host, as {@code ping:wb-content}. */
    private static Endpoint ping(WbHost host) {
        return Endpoint.read(
            "ping:" + host.prefix(),
            host,
            "GET",
            "/ping",
            QuotaTable.ping(host.prefix()),
            GeneralEndpoints::pong
        );
    }

    private static Answer pong(Call call, Seller seller) {
        String time = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            seller.clock().instant().truncatedTo(ChronoUnit.SECONDS).atOffset(MOSCOW)
        );
        return Answer.json(200, Json.object().put("TS", time).put("Status", "OK"));
    }

    private static Answer sellerInfo(Call call, Seller seller) {
        return Answer.json(
            200,
            Json.object()
                .put("name", seller.name())
                .put("sid", seller.sid().toString())
                .put("tin", seller.tin())
                .put("tradeMark", seller.tradeMark())
        );
    }
}
