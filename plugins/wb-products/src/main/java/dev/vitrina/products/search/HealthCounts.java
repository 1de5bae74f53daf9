package dev.vitrina.products.search;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Mirror;
import dev.vitrina.products.health.Flaw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How good the content of a shop's cards is: one look at an index, kept until the mirror moves on. */
public final class HealthCounts {

    private static final int KEPT = 200;
    private static final int BANDS = 10;

    /** Combinations are few: a handful of flaws in every card of a shop. Cards from before scores count when a complete run has read them. */
    private static final String COMBINATIONS = """
        SELECT flaws, score, count(*) FROM p_wb_products.card WHERE shop_id = :shop AND score IS NOT NULL GROUP BY flaws, score
        """;

    private final JdbcClient jdbc;
    private final Mirror mirror;
    private final Derived<ShopId, ShopHealth> kept = new Derived<>(KEPT);

    public HealthCounts(JdbcClient jdbc, Mirror mirror) {
        this.jdbc = jdbc;
        this.mirror = mirror;
    }

    /**
     * A shop's health; maps to the GraphQL type {@code ProductShopHealth}.
     *
     * @param averageScore of all cards, rounded; 100 where there are none
     * @param histogram    ten bands, the lowest scores first
     * @param flaws        all of them, those of most cards first
     */
    public record ShopHealth(
        ShopId shop,
        long cards,
        int averageScore,
        List<Band> histogram,
        List<Facets.FlawCount> flaws
    ) {
        public ShopHealth {
            histogram = List.copyOf(histogram);
            flaws = List.copyOf(flaws);
        }
    }

    /** Cards with a score from {@code from} to {@code to}, both inclusive. */
    public record Band(int from, int to, long cards) {}

    public ShopHealth of(ShopId shop) {
        return kept.get(shop, MirrorVersion.of(mirror.status(shop.value())), () -> count(shop));
    }

    private ShopHealth count(ShopId shop) {
        List<Combination> combinations = jdbc
            .sql(COMBINATIONS)
            .param("shop", shop.value())
            .query((row, number) -> new Combination(row.getInt(1), row.getInt(2), row.getLong(3)))
            .list();
        long cards = combinations.stream().mapToLong(Combination::cards).sum();
        long points = combinations
            .stream()
            .mapToLong(combination -> combination.score() * combination.cards())
            .sum();
        List<Facets.FlawCount> flaws = Arrays.stream(Flaw.values())
            .map(flaw -> new Facets.FlawCount(flaw, (int) having(combinations, flaw)))
            .sorted((one, other) -> Integer.compare(other.count(), one.count()))
            .toList();
        return new ShopHealth(
            shop,
            cards,
            cards == 0 ? 100 : Math.toIntExact(Math.round((double) points / cards)),
            histogram(combinations),
            flaws
        );
    }

    private static long having(List<Combination> combinations, Flaw flaw) {
        return combinations
            .stream()
            .filter(combination -> (combination.flaws() & flaw.bit()) != 0)
            .mapToLong(Combination::cards)
            .sum();
    }

    private static List<Band> histogram(List<Combination> combinations) {
        long[] cards = new long[BANDS];
        for (Combination combination : combinations) {
            cards[band(combination.score())] += combination.cards();
        }
        List<Band> bands = new ArrayList<>();
        for (int band = 0; band < BANDS; band++) {
            bands.add(new Band(band * 10, band == BANDS - 1 ? 100 : band * 10 + 9, cards[band]));
        }
        return bands;
    }

    /** 100 belongs to the last. */
    private static int band(int score) {
        return Math.min(score / BANDS, BANDS - 1);
    }

    private record Combination(int flaws, int score, long cards) {}
}
