package dev.vitrina.pricing.history;

import dev.vitrina.api.change.ChangeSetId;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.MirrorChange;
import dev.vitrina.cache.MirrorChanges;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.GoodJson;
import dev.vitrina.pricing.good.GoodStore;
import dev.vitrina.pricing.history.PricePeriod.Source;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps for good what the mirror notices for a season: every price that was seen, with who made it. What it reads of the mirror and what it writes is one
 * transaction, so that a crash loses and doubles nothing. Thread-safe.
 */
public final class PriceHistory {

    private static final int BATCH = 500;

    private static final Set<String> KEPT = Set.of("sizes", "discount", "clubDiscount", "currencyIsoCode4217");

    private final Mirror mirror;
    private final GoodStore goods;
    private final GoodJson json;
    private final JsonMapper mapper;
    private final JdbcClient jdbc;
    private final PeriodStore periods;
    private final SendingStore sendings;
    private final TransactionTemplate transaction;

    public PriceHistory(
        Mirror mirror,
        GoodStore goods,
        GoodJson json,
        JsonMapper mapper,
        JdbcClient jdbc,
        TransactionTemplate transaction
    ) {
        this.mirror = mirror;
        this.goods = goods;
        this.json = json;
        this.mapper = mapper;
        this.jdbc = jdbc;
        this.periods = new PeriodStore(jdbc, json);
        this.sendings = new SendingStore(jdbc);
        this.transaction = transaction;
    }

    /**
     * A row of a change set that is about to be sent.
     *
     * @param price null when only the discount is sent
     */
    public record Sending(String rowKey, long nmId, @Nullable BigDecimal price, int discount) {}

    /** Notes what is about to be sent, by which a change that is seen afterwards is known for Vitrina's own. */
    public void noteSending(ShopId shop, ChangeSetId changeSet, List<Sending> rows) {
        transaction.executeWithoutResult(_ -> sendings.note(shop.value(), changeSet.value(), rows));
    }

    /** These were not sent after all: what is seen of them is somebody else's doing. */
    public void forgetSending(ShopId shop, ChangeSetId changeSet, Collection<String> rowKeys) {
        sendings.forget(shop.value(), changeSet.value(), rowKeys);
    }

    /** Takes up what the mirror has noticed since. */
    public void project(ShopId shop) {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(_ -> step(shop)));
        }
    }

    /** @return whether there may be more */
    private boolean step(ShopId shop) {
        Optional<Long> begun = position(shop);
        if (begun.isEmpty()) {
            return false;
        }
        long position = begun.get();
        if (position < 0) {
            if (!mirror.status(shop.value()).complete()) {
                return false;
            }
            // Asked for before the rows are read: what comes meanwhile is found again as a change that changes nothing.
            long from = mirror.position(shop.value());
            periods.begin(shop.value());
            moveTo(shop, from);
            return true;
        }
        MirrorChanges changes = mirror.changes(shop.value(), position, BATCH);
        if (changes.gap()) {
            periods.begin(shop.value());
        }
        changes.changes().forEach(change -> take(shop, change));
        moveTo(shop, changes.position());
        return changes.changes().size() == BATCH;
    }

    /** Held until the transaction ends, so that two never project one shop at a time; -1 before the first time. */
    private Optional<Long> position(ShopId shop) {
        jdbc
            .sql(
                "INSERT INTO p_wb_pricing.history_position (shop_id, position) VALUES (:shop, -1) ON CONFLICT DO NOTHING"
            )
            .param("shop", shop.value())
            .update();
        return jdbc
            .sql("SELECT position FROM p_wb_pricing.history_position WHERE shop_id = :shop FOR UPDATE")
            .param("shop", shop.value())
            .query((row, _) -> row.getLong(1))
            .optional();
    }

    private void moveTo(ShopId shop, long position) {
        jdbc
            .sql("UPDATE p_wb_pricing.history_position SET position = :position WHERE shop_id = :shop")
            .param("position", position)
            .param("shop", shop.value())
            .update();
    }

    private void take(ShopId shop, MirrorChange change) {
        if (change.kind() == MirrorChange.Kind.REMOVED) {
            periods.close(shop.value(), change.row(), change.at());
            return;
        }
        Optional<String> before = periods.open(shop.value(), change.row());
        Optional<String> after = after(shop, change, before.orElse(null));
        if (after.isEmpty() || before.filter(open -> isSame(open, after.get())).isPresent()) {
            return;
        }
        Good good = json.stored(after.get());
        Optional<Long> ours = sendings.explaining(
            shop.value(),
            before.map(json::stored).orElse(null),
            good,
            change.at()
        );
        Source source = ours.isPresent() ? Source.VITRINA : Source.PORTAL;
        periods.close(shop.value(), change.row(), change.at());
        periods.open(
            shop.value(),
            change.row(),
            change.at(),
            after.get(),
            before.isEmpty() && ours.isEmpty() ? Source.FIRST_SEEN : source,
            ours.orElse(null)
        );
    }

    /** The good's document after a change; by the difference where there is one, as the row may have gone on since. */
    private Optional<String> after(ShopId shop, MirrorChange change, @Nullable String before) {
        String diff = change.diff();
        if (before == null || diff == null) {
            return Optional.ofNullable(goods.document(shop, change.row()));
        }
        ObjectNode document = (ObjectNode) mapper.readTree(before);
        JsonNode changed = mapper.readTree(diff);
        for (String field : KEPT) {
            JsonNode value = changed.path(field);
            if (value.has("after")) {
                document.set(field, value.get("after"));
            } else if (value.has("before")) {
                document.remove(field);
            }
        }
        return Optional.of(json.write(document));
    }

    private boolean isSame(String one, String other) {
        JsonNode first = mapper.readTree(one);
        JsonNode second = mapper.readTree(other);
        return KEPT.stream().allMatch(field -> Objects.equals(first.get(field), second.get(field)));
    }

    /** Newest first. */
    public List<PricePeriod> periods(ShopId shop, long nmId, @Nullable Instant before, int limit) {
        return periods.periods(shop.value(), nmId, before, limit);
    }

    /** What goods cost at a time; those of which it is not known are missing. */
    public Map<Long, PricePeriod> at(ShopId shop, Collection<Long> nmIds, Instant time) {
        return periods.at(shop.value(), nmIds, time);
    }

    /** What goods cost between two times, by nmId, the earliest first; those of which nothing is known are missing. */
    public Map<Long, List<PricePeriod>> during(ShopId shop, Collection<Long> nmIds, Instant from, Instant until) {
        return periods.during(shop.value(), nmIds, from, until);
    }

    /** How often goods changed their price since then; those that did not are missing. */
    public Map<Long, Integer> changesSince(ShopId shop, Collection<Long> nmIds, Instant since) {
        return periods.begunSince(shop.value(), nmIds, since);
    }

    /** A shop that goes takes its history with it. */
    public void purge(ShopId shop) {
        transaction.executeWithoutResult(_ -> {
            periods.purge(shop.value());
            sendings.purge(shop.value());
        });
    }
}
