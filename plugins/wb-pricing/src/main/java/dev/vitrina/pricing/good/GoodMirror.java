package dev.vitrina.pricing.good;

import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.cache.MirrorColumn;
import dev.vitrina.cache.MirrorDefinition;
import dev.vitrina.pricing.good.Good.SizePrice;
import dev.vitrina.pricing.good.GoodJson.Sent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The goods of a shop as a mirror. Wildberries gives a good no version: the page that is read last counts. */
public final class GoodMirror {

    public static final String NAME = "wb-pricing/goods";

    /** A full run that misses more than a fifth of the goods must be confirmed by a second one before any is deleted. */
    private static final double SHRINK_GUARD = 0.2;

    /** Long enough for the history, which keeps them for good, to have read them after any outage. */
    private static final Duration CHANGES_KEPT = Duration.ofDays(90);

    private GoodMirror() {}

    public static MirrorDefinition<Sent> definition(UpstreamGateway gateway, GoodJson json) {
        return new MirrorDefinition<Sent>(
            NAME,
            "p_wb_pricing.good",
            sent -> sent.good().nmId(),
            Sent::document,
            _ -> "",
            List.of(
                column("vendor_code", "text", Good::vendorCode),
                column("vendor_code_key", "text", good -> good.label().toLowerCase(Locale.ROOT)),
                column("currency", "text", Good::currency),
                column("discount", "integer", Good::discount),
                column("club_discount", "integer", Good::clubDiscount),
                column("price_low", "bigint", good -> hundredths(good, SizePrice::price, BigDecimal::min)),
                column("price_high", "bigint", good -> hundredths(good, SizePrice::price, BigDecimal::max)),
                column("discounted_low", "bigint", good ->
                    hundredths(good, SizePrice::discountedPrice, BigDecimal::min)
                ),
                column("editable_size_price", "boolean", Good::editableSizePrice),
                column("bad_turnover", "boolean", Good::badTurnover)
            ),
            GoodSource.pages(gateway, json),
            SHRINK_GUARD
        ).keepingChanges(CHANGES_KEPT);
    }

    /** Null for a good without a size, which has no price. */
    private static @Nullable Long hundredths(
        Good good,
        Function<SizePrice, BigDecimal> amount,
        BinaryOperator<BigDecimal> which
    ) {
        return good
            .sizes()
            .stream()
            .map(amount)
            .reduce(which)
            .map(found -> found.movePointRight(2).longValue())
            .orElse(null);
    }

    private static MirrorColumn<Sent> column(String name, String type, Function<Good, @Nullable Object> value) {
        return new MirrorColumn<>(name, type, sent -> value.apply(sent.good()));
    }
}
