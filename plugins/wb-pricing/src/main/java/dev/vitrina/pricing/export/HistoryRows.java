package dev.vitrina.pricing.export;

import dev.vitrina.api.change.ChangeSetId;
import dev.vitrina.api.change.ChangeSetSummary;
import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.Good.SizePrice;
import dev.vitrina.pricing.history.PricePeriod;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Periods as rows of one file: one each, or one for each size where their prices differ. */
final class HistoryRows {

    private static final List<String> COLUMNS = List.of(
        "nmId",
        "vendorCode",
        "size",
        "from",
        "to",
        "price",
        "discount",
        "discountedPrice",
        "clubDiscount",
        "clubDiscountedPrice",
        "currency",
        "source",
        "changeSet",
        "why",
        "who"
    );

    private final ChangeSets changeSets;
    private final Texts texts;
    private final ShopId shop;
    private final Locale locale;
    private final Map<Long, Optional<ChangeSetSummary>> sets = new HashMap<>();

    HistoryRows(ChangeSets changeSets, Texts texts, ShopId shop, Locale locale) {
        this.changeSets = changeSets;
        this.texts = texts;
        this.shop = shop;
        this.locale = locale;
    }

    List<@Nullable Object> headings() {
        List<@Nullable Object> headings = new ArrayList<>();
        COLUMNS.forEach(column -> headings.add(texts.in(locale, "history.column." + column)));
        return headings;
    }

    List<List<@Nullable Object>> of(PricePeriod period) {
        Good good = period.good();
        if (good.sizes().isEmpty()) {
            return List.of();
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        if (good.price().isPresent()) {
            rows.add(row(period, good.sizes().getFirst(), ""));
        } else {
            good.sizes().forEach(size -> rows.add(row(period, size, name(size))));
        }
        return rows;
    }

    private static String name(SizePrice size) {
        String name = size.techSize();
        return name == null ? Long.toString(size.sizeId()) : name;
    }

    private List<@Nullable Object> row(PricePeriod period, SizePrice size, String name) {
        Good good = period.good();
        Long set = period.changeSet();
        Optional<ChangeSetSummary> known = set == null
            ? Optional.empty()
            : sets.computeIfAbsent(set, id -> changeSets.find(shop, new ChangeSetId(id)));
        return Arrays.asList(
            good.nmId(),
            good.vendorCode(),
            name,
            period.from(),
            period.to(),
            plain(size.price()),
            good.discount(),
            plain(size.discountedPrice()),
            good.clubDiscount(),
            plain(size.clubDiscountedPrice()),
            good.currency(),
            texts.in(locale, "history.source." + period.source().name()),
            set,
            known.map(ChangeSetSummary::title).orElse(null),
            known.map(ChangeSetSummary::confirmedBy).orElse(null)
        );
    }

    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
