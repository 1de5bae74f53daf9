package dev.vitrina.pricing.cost;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.user.Actor;
import dev.vitrina.pricing.cost.CostJudge.Said;
import dev.vitrina.pricing.cost.Judged.Flaw;
import dev.vitrina.pricing.cost.Judged.Unfit;
import dev.vitrina.pricing.named.NamedGoods;
import dev.vitrina.pricing.named.NamedGoods.Found;
import dev.vitrina.tables.MappedTable;
import dev.vitrina.tables.TableRow;
import dev.vitrina.tables.Tables;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes in what people say of costs: typed, pasted, imported. Rows that are wrong are left out and named; the others count. */
public final class CostTelling {

    private static final String ROUBLES = "RUB";

    private final CostStore store;
    private final CostRequests requests;
    private final CardCatalogue catalogue;
    private final NamedGoods keys;
    private final Tables tables;
    private final Texts texts;
    private final Clock clock;

    public CostTelling(
        CostStore store,
        CostRequests requests,
        CardCatalogue catalogue,
        Tables tables,
        Texts texts,
        Clock clock
    ) {
        this.store = store;
        this.requests = requests;
        this.catalogue = catalogue;
        this.keys = new NamedGoods(catalogue);
        this.tables = tables;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Who asks for what.
     *
     * @param key   of idempotency; null for none
     * @param input as it came; its JSON tells one request from another
     */
    record Request(ShopId shop, Actor by, @Nullable String key, Object input) {}

    /** One cost, as it is typed; maps to {@code PricingCostInput}. */
    record Typed(
        String nmId,
        @Nullable String sizeId,
        String amount,
        @Nullable String currency,
        @Nullable String validFrom
    ) {}

    /** A table, and how it is understood. */
    record Imported(Tables.Source source, Map<Integer, @Nullable String> overrides, LocalDate usualFrom) {}

    Tally set(Request request, List<Typed> costs, LocalDate usualFrom) {
        return requests.once(request.shop(), request.key(), request.input(), () -> {
            Telling telling = new Telling(texts, keeper(request));
            CostJudge judge = new CostJudge(usualFrom, ROUBLES);
            Map<Long, CatalogueCard> cards = cards(request.shop(), costs);
            for (int i = 0; i < costs.size(); i++) {
                telling.tell(judged(i + 1L, costs.get(i), judge, cards));
            }
            return telling.done();
        });
    }

    /** A table that was looked at. */
    record Look(List<MappedTable.Column> columns, Tally tally, List<NewCost> examples) {}

    /** What would become of a table, and its first costs. */
    Look look(ShopId shop, Imported imported, int examples) {
        try (MappedTable table = opened(shop, imported)) {
            table.requireUse(Set.of(CostColumns.AMOUNT));
            Telling telling = new Telling(texts, null);
            List<NewCost> first = new ArrayList<>();
            read(shop, table, imported, judged -> {
                telling.tell(judged);
                if (judged instanceof Judged.Fit(long _, NewCost cost) && first.size() < examples) {
                    first.add(cost);
                }
            });
            return new Look(table.columns(), telling.done(), first);
        }
    }

    /** How the columns of a table are understood. */
    List<MappedTable.Column> columns(ShopId shop, Imported imported) {
        try (MappedTable table = opened(shop, imported)) {
            return table.columns();
        }
    }

    Tally keep(Request request, Imported imported) {
        return requests.once(request.shop(), request.key(), request.input(), () -> {
            try (MappedTable table = opened(request.shop(), imported)) {
                table.requireUse(Set.of(CostColumns.AMOUNT));
                Telling telling = new Telling(texts, keeper(request));
                read(request.shop(), table, imported, telling::tell);
                return telling.done();
            }
        });
    }

    /** @return how many there were */
    int remove(ShopId shop, Collection<NewCost.Key> costs) {
        return store.remove(shop, costs);
    }

    private Telling.Keeper keeper(Request request) {
        return new Telling.Keeper(store, request.shop(), request.by(), clock.instant());
    }

    private void read(ShopId shop, MappedTable table, Imported imported, Consumer<Judged> each) {
        CostJudge judge = new CostJudge(imported.usualFrom(), ROUBLES);
        List<TableRow> rows = table.rows(NamedGoods.MOST);
        while (!rows.isEmpty()) {
            Iterator<Found> found = keys
                .find(
                    shop,
                    rows
                        .stream()
                        .map(row -> NamedGoods.Named.of(table, row))
                        .toList()
                )
                .iterator();
            rows.forEach(row -> each.accept(judged(table, row, found.next(), judge)));
            rows = table.rows(NamedGoods.MOST);
        }
    }

    private MappedTable opened(ShopId shop, Imported imported) {
        return MappedTable.of(tables.open(shop, imported.source()), CostColumns.KNOWN, imported.overrides());
    }

    private static Said said(MappedTable table, TableRow row, String column) {
        return new Said(table.header(column), table.text(row, column));
    }

    private static Judged judged(MappedTable table, TableRow row, Found found, CostJudge judge) {
        Said amount = said(table, row, CostColumns.AMOUNT);
        if (amount.isEmpty()) {
            return new Judged.Blank(row.line());
        }
        return switch (found) {
            case Found.None(NamedGoods.Why why, String value) -> new Unfit(
                row.line(),
                Flaw.valueOf(why.name()),
                null,
                value
            );
            case Found.One(long nmId, long sizeId) -> judge.judge(
                row.line(),
                new Sku(nmId, sizeId),
                amount,
                said(table, row, CostColumns.CURRENCY),
                said(table, row, CostColumns.VALID_FROM)
            );
        };
    }

    private Map<Long, CatalogueCard> cards(ShopId shop, List<Typed> costs) {
        List<Long> nmIds = costs
            .stream()
            .map(Typed::nmId)
            .filter(NamedGoods::isId)
            .map(Long::valueOf)
            .distinct()
            .toList();
        Map<Long, CatalogueCard> cards = new HashMap<>();
        for (int from = 0; from < nmIds.size(); from += CardCatalogue.MOST) {
            catalogue
                .find(shop, nmIds.subList(from, Math.min(from + CardCatalogue.MOST, nmIds.size())))
                .forEach(card -> cards.put(card.nmId(), card));
        }
        return cards;
    }

    private static Judged judged(long line, Typed cost, CostJudge judge, Map<Long, CatalogueCard> cards) {
        CatalogueCard card = NamedGoods.isId(cost.nmId()) ? cards.get(Long.valueOf(cost.nmId())) : null;
        if (card == null) {
            return CostJudge.unfit(line, Flaw.CARD_UNKNOWN, new Said("nmId", cost.nmId()));
        }
        String size = Objects.requireNonNullElse(cost.sizeId(), "0");
        boolean known =
            size.equals("0") ||
            card
                .sizes()
                .stream()
                .map(one -> Long.toString(one.chrtId()))
                .collect(Collectors.toSet())
                .contains(size);
        if (!known) {
            return CostJudge.unfit(line, Flaw.SIZE_UNKNOWN, new Said("sizeId", size));
        }
        return judge.judge(
            line,
            new Sku(card.nmId(), Long.parseLong(size)),
            new Said("amount", cost.amount()),
            new Said("currency", Objects.requireNonNullElse(cost.currency(), "")),
            new Said("validFrom", Objects.requireNonNullElse(cost.validFrom(), ""))
        );
    }
}
