package dev.vitrina.pricing.competitor;

import dev.vitrina.api.shop.ShopId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What rivals ask, for who acts on it. An optional source: empty is an ordinary answer, while it is switched off, away, or not sure. Asks
 * the database only, never Wildberries. Thread-safe.
 */
public final class Competitors {

    private static final String ROUBLE = "RUB";

    private final UndercutStore store;
    private final CompetitorSettings settings;
    private final Clock clock;

    public Competitors(UndercutStore store, CompetitorSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A rival's price as buyers see it: with Wildberries' own discount (SPP), which a seller's discounted price has not. Who compares the two
     * has to know that.
     *
     * @param nmId       of the rival
     * @param amount     exact, in units of the currency
     * @param currency   ISO 4217
     * @param age        since it was read
     * @param confidence always {@link Confidence#FRESH} as of now
     */
    public record RivalPrice(long nmId, BigDecimal amount, String currency, Duration age, Confidence confidence) {}

    /** The lowest price among the rivals of a good whose price is sure. */
    public Optional<RivalPrice> lowestConfident(ShopId shop, long nmId) {
        if (!settings.isOn()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return store
            .lowest(shop, nmId, now.minus(settings.freshFor()))
            .map(lowest ->
                new RivalPrice(
                    lowest.nmId(),
                    BigDecimal.valueOf(lowest.kopecks(), 2),
                    ROUBLE,
                    Duration.between(lowest.seenAt(), now),
                    Confidence.FRESH
                )
            );
    }
}
