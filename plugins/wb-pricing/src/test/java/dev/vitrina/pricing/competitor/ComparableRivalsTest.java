package dev.vitrina.pricing.competitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.PricingDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which rivals' prices can be put into proportion to a good's own. */
class ComparableRivalsTest {

    private static final PricingDatabase DATABASE = new PricingDatabase();
    private static final ShopId SHOP = new ShopId(7);
    private static final Instant SEEN = Instant.parse("2026-11-28T09:00:00Z");
    private static final long GOOD = 10;
    private static final long RIVAL = 20;

    private final ComparableRivals rivals = new ComparableRivals(DATABASE.jdbc);

    @BeforeEach
    void watchAGoodAndItsRival() {
        DATABASE.clear("good", "rival", "watched_good", "price_period");
        DATABASE.good(SHOP, GOOD, 0, 0, 1000, 1000);
        DATABASE.jdbc
            .sql(
                "INSERT INTO p_wb_pricing.rival (shop_id, nm_id, rival, added_at, added_by) VALUES (7, 10, 20, now(), 'ann')"
            )
            .update();
        watched(GOOD, 80_000);
        watched(RIVAL, 72_000);
    }

    @Test
    void putsARivalIntoProportion() {
        assertThat(rivals.find(SHOP, List.of(GOOD), SEEN).values())
            .singleElement()
            .satisfies(rival -> assertThat(rival.price()).isEqualByComparingTo("900"));
    }

    @Test
    void cannotTellWhichSizeBuyersWereSeenToPayWhereTheirPricesDiffer() {
        DATABASE.good(SHOP, GOOD, 0, 0, 1000, 3000);

        assertThat(rivals.find(SHOP, List.of(GOOD), SEEN)).isEmpty();
    }

    @Test
    void takesNoPriceForSeenThatChangedShortlyBefore() {
        period("PORTAL", SEEN.minus(Duration.ofMinutes(30)));
        assertThat(rivals.find(SHOP, List.of(GOOD), SEEN)).as("the storefront may have shown the old one").isEmpty();

        DATABASE.clear("price_period");
        period("PORTAL", SEEN.minus(Duration.ofHours(2)));
        assertThat(rivals.find(SHOP, List.of(GOOD), SEEN)).containsKey(GOOD);

        DATABASE.clear("price_period");
        period("FIRST_SEEN", SEEN.minus(Duration.ofMinutes(30)));
        assertThat(rivals.find(SHOP, List.of(GOOD), SEEN)).as("nothing changed then").containsKey(GOOD);
    }

    private static void watched(long nmId, long kopecks) {
        DATABASE.jdbc
            .sql(
                """
                INSERT INTO p_wb_pricing.watched_good (shop_id, nm_id, presence, price, seen_at, read_at, agreeing)
                VALUES (7, :nmId, 'ON_SALE', :price, :seen, :seen, 9)
                """
            )
            .param("nmId", nmId)
            .param("price", kopecks)
            .param("seen", SightingStore.utc(SEEN))
            .update();
    }

    private static void period(String source, Instant since) {
        DATABASE.jdbc
            .sql(
                """
                INSERT INTO p_wb_pricing.price_period (shop_id, nm_id, valid, doc, source) VALUES (7, 10, tstzrange(:since, NULL), '{}', :source)
                """
            )
            .param("since", SightingStore.utc(since))
            .param("source", source)
            .update();
    }
}
