package dev.vitrina.pricing.strategy;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.change.PriceKey;
import dev.vitrina.pricing.strategy.Decided.Price;
import dev.vitrina.pricing.strategy.model.Decision;
import dev.vitrina.pricing.strategy.model.Guard;
import dev.vitrina.pricing.strategy.model.Line;
import dev.vitrina.pricing.strategy.model.Offer;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code strategy_decision}. */
final class DecisionStore {

    private static final String SELECT = """
        SELECT row_key, label, kind, guard, currency, price, discount, paid, price_after, discount_after, paid_after, why
        FROM p_wb_pricing.strategy_decision WHERE shop_id = :shop
        """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DecisionStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void put(Run run, Collection<Decision> decisions) {
        List<Decided> all = decisions.stream().map(DecisionStore::decided).toList();
        jdbc
            .sql(
                """
                INSERT INTO p_wb_pricing.strategy_decision (shop_id, run_id, row_key, nm_id, label, kind, guard, currency, price, discount, paid,
                                                            price_after, discount_after, paid_after, why)
                SELECT :shop, :run, n.row_key, n.nm_id, n.label, n.kind, string_to_array(n.guard, ','), n.currency, n.price, n.discount, n.paid,
                       n.price_after, n.discount_after, n.paid_after, CAST(n.why AS jsonb)
                FROM unnest(CAST(:keys AS text[]), CAST(:nmIds AS bigint[]), CAST(:labels AS text[]), CAST(:kinds AS text[]), CAST(:guards AS text[]),
                    CAST(:currencies AS text[]), CAST(:prices AS bigint[]), CAST(:discounts AS integer[]), CAST(:paids AS bigint[]),
                    CAST(:pricesAfter AS bigint[]), CAST(:discountsAfter AS integer[]), CAST(:paidsAfter AS bigint[]), CAST(:whys AS text[]))
                    AS n (row_key, nm_id, label, kind, guard, currency, price, discount, paid, price_after, discount_after, paid_after, why)
                ON CONFLICT (shop_id, run_id, row_key) DO NOTHING
                """
            )
            .param("shop", run.shop().value())
            .param("run", run.id())
            .param("keys", array(all, one -> one.key().text(), String[]::new))
            .param("nmIds", array(all, one -> one.key().nmId(), Long[]::new))
            .param("labels", array(all, Decided::label, String[]::new))
            .param("kinds", array(all, one -> one.kind().name(), String[]::new))
            .param("guards", array(all, DecisionStore::guards, String[]::new))
            .param("currencies", array(all, Decided::currency, String[]::new))
            .param("prices", array(all, one -> one.before().price().longValue(), Long[]::new))
            .param("discounts", array(all, one -> one.before().discount(), Integer[]::new))
            .param("paids", array(all, one -> hundredths(one.before()), Long[]::new))
            .param("pricesAfter", array(all, one -> after(one, price -> price.price().longValue()), Long[]::new))
            .param("discountsAfter", array(all, one -> after(one, Price::discount), Integer[]::new))
            .param("paidsAfter", array(all, one -> after(one, DecisionStore::hundredths), Long[]::new))
            .param("whys", array(all, one -> json.writeValueAsString(one.why()), String[]::new))
            .update();
    }

    /** By key. @param after only those behind this key; empty for all @param kind null for all */
    List<Decided> page(ShopId shop, long run, Decided.@Nullable Kind kind, String after, int limit) {
        return jdbc
            .sql(
                SELECT +
                """
                AND run_id = :run AND row_key > :after AND (CAST(:kind AS text) IS NULL OR kind = :kind) ORDER BY row_key LIMIT :limit
                """
            )
            .param("shop", shop.value())
            .param("run", run)
            .param("after", after)
            .param("kind", kind == null ? null : kind.name())
            .param("limit", limit)
            .query((row, _) -> decided(row))
            .list();
    }

    /** A decision about a good, with the run it was made in. */
    record OfGood(long run, Decided decided) {}

    /** The latest about a good, newest first. */
    List<OfGood> ofGood(ShopId shop, long nmId, int limit) {
        return jdbc
            .sql(
                SELECT.replace("SELECT ", "SELECT run_id, ") +
                "AND nm_id = :nmId ORDER BY run_id DESC, row_key LIMIT :limit"
            )
            .param("shop", shop.value())
            .param("nmId", nmId)
            .param("limit", limit)
            .query((row, _) -> new OfGood(row.getLong("run_id"), decided(row)))
            .list();
    }

    static Decided decided(Decision decision) {
        Offer offer = decision.offer();
        return switch (decision) {
            case Decision.Changed changed -> decided(
                offer,
                Decided.Kind.CHANGED,
                changed.bent(),
                price(changed.after()),
                changed.why()
            );
            case Decision.Kept kept -> decided(offer, Decided.Kind.KEPT, Set.of(), null, kept.why());
            case Decision.Held held -> decided(offer, Decided.Kind.HELD, Set.of(held.by()), null, held.why());
        };
    }

    private static Decided decided(
        Offer offer,
        Decided.Kind kind,
        Set<Guard> guards,
        @Nullable Price after,
        List<Line> why
    ) {
        return new Decided(offer.key(), offer.label(), kind, guards, offer.currency(), price(offer), after, why);
    }

    private static Price price(Offer offer) {
        return new Price(offer.lowest(), offer.discount(), offer.paid());
    }

    private Decided decided(ResultSet row) throws SQLException {
        Long after = row.getObject("price_after", Long.class);
        return new Decided(
            PriceKey.read(row.getString("row_key")).orElseThrow(),
            row.getString("label"),
            Decided.Kind.valueOf(row.getString("kind")),
            Stream.of((String[]) row.getArray("guard").getArray()).map(Guard::valueOf).collect(Collectors.toSet()),
            row.getString("currency"),
            new Price(
                BigDecimal.valueOf(row.getLong("price")),
                row.getInt("discount"),
                BigDecimal.valueOf(row.getLong("paid"), 2)
            ),
            after == null
                ? null
                : new Price(
                    BigDecimal.valueOf(after),
                    row.getInt("discount_after"),
                    BigDecimal.valueOf(row.getLong("paid_after"), 2)
                ),
            List.of(json.readValue(row.getString("why"), Line[].class))
        );
    }

    private static String guards(Decided decided) {
        return decided.guards().stream().map(Guard::name).sorted().collect(Collectors.joining(","));
    }

    private static Long hundredths(Price price) {
        return price.paid().movePointRight(2).longValue();
    }

    private static <T> @Nullable T after(Decided decided, Function<Price, T> value) {
        Price after = decided.after();
        return after == null ? null : value.apply(after);
    }

    private static <V> V[] array(
        List<Decided> all,
        Function<Decided, ? extends @Nullable V> value,
        IntFunction<V[]> make
    ) {
        return all.stream().map(value).toArray(make);
    }
}
