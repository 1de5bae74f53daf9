package dev.vitrina.pricing.imports;

import dev.vitrina.pricing.change.PriceKey;
import dev.vitrina.pricing.change.PriceRows.Wanted;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.Good.SizePrice;
import dev.vitrina.pricing.imports.ImportedPrice.Bad;
import dev.vitrina.pricing.imports.ImportedPrice.Flaw;
import dev.vitrina.pricing.imports.ImportedPrice.Unchanged;
import dev.vitrina.pricing.imports.ImportedPrice.Wants;
import dev.vitrina.pricing.named.NamedGoods;
import dev.vitrina.pricing.rule.NumberText;
import dev.vitrina.tables.MappedTable;
import dev.vitrina.tables.TableRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what rows want of their goods. An empty cell wants nothing. What a number is to be, whole or in a range, the check of the change set says; here it only has to
 * be one.
 */
final class PriceReader {

    private static final int SHOWN = 100;

    private final MappedTable table;
    private final Map<String, Wanted> met = new HashMap<>();

    /** Which good a line is about. */
    private final Map<Long, Good> goods = new HashMap<>();
    private final Set<Long> contradicted = new HashSet<>();

    PriceReader(MappedTable table) {
        this.table = table;
    }

    /** A row that cannot be read. */
    private static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1L;

        private final Flaw flaw;
        private final String path;

        UnreadableException(Flaw flaw, String path) {
            super(flaw.name(), null, false, false);
            this.flaw = flaw;
            this.path = path;
        }
    }

    /** @param sizeId {@link NamedGoods#ALL_SIZES} where the row is about the whole good */
    ImportedPrice read(TableRow row, Good good, long sizeId) {
        try {
            List<Wanted> said = new ArrayList<>();
            for (Wanted wanted : wanted(row, good, sizeId)) {
                goods.put(row.line(), good);
                Wanted before = met.putIfAbsent(wanted.key().text(), wanted);
                if (before == null) {
                    said.add(wanted);
                } else if (!isSame(before, wanted)) {
                    contradicted.add(good.nmId());
                }
            }
            return said.stream().allMatch(wanted -> isAsItIs(good, wanted))
                ? new Unchanged(row.line(), said)
                : new Wants(row.line(), said);
        } catch (UnreadableException unreadable) {
            String text = table.text(row, unreadable.path);
            return new Bad(
                row.line(),
                unreadable.flaw,
                table.header(unreadable.path),
                text.length() > SHOWN ? text.substring(0, SHOWN) : text
            );
        }
    }

    /** The same rows when all are read: of a good about which rows say different things none counts, in whatever order they stand. */
    List<ImportedPrice> settled(List<ImportedPrice> read) {
        return read.stream().map(this::settled).toList();
    }

    private ImportedPrice settled(ImportedPrice row) {
        Good good = goods.get(row.line());
        return good != null && contradicted.contains(good.nmId())
            ? new Bad(row.line(), Flaw.GOOD_TWICE, null, good.label())
            : row;
    }

    private List<Wanted> wanted(TableRow row, Good good, long sizeId) throws UnreadableException {
        BigDecimal price = number(row, PriceColumns.PRICE);
        Integer discount = percent(row, PriceColumns.DISCOUNT);
        Integer club = percent(row, PriceColumns.CLUB_DISCOUNT);
        List<Wanted> wanted = new ArrayList<>();
        if (sizeId != NamedGoods.ALL_SIZES && good.editableSizePrice()) {
            if (price != null) {
                wanted.add(new Wanted(new PriceKey.Size(good.nmId(), sizeId), price, null));
            }
            if (discount != null) {
                wanted.add(new Wanted(new PriceKey.Goods(good.nmId()), null, discount));
            }
        } else if (price != null || discount != null) {
            wanted.add(new Wanted(new PriceKey.Goods(good.nmId()), price, discount));
        }
        if (club != null) {
            wanted.add(new Wanted(new PriceKey.Club(good.nmId()), null, club));
        }
        return wanted;
    }

    private @Nullable BigDecimal number(TableRow row, String path) throws UnreadableException {
        String text = table.text(row, path);
        if (text.isEmpty()) {
            return null;
        }
        return NumberText.amount(text).orElseThrow(() -> new UnreadableException(Flaw.NOT_A_NUMBER, path));
    }

    private @Nullable Integer percent(TableRow row, String path) throws UnreadableException {
        String text = table.text(row, path);
        if (text.isEmpty()) {
            return null;
        }
        return NumberText.percent(text).orElseThrow(() -> new UnreadableException(Flaw.NOT_A_DISCOUNT, path));
    }

    private static boolean isSame(Wanted one, Wanted other) {
        BigDecimal price = one.price();
        BigDecimal another = other.price();
        boolean samePrice = price == null ? another == null : another != null && price.compareTo(another) == 0;
        return samePrice && Objects.equals(one.discount(), other.discount());
    }

    private static boolean isAsItIs(Good good, Wanted wanted) {
        BigDecimal price = wanted.price();
        Integer discount = wanted.discount();
        return switch (wanted.key()) {
            case PriceKey.Goods _ -> (price == null || is(good.price(), price)) &&
            (discount == null || discount == good.discount());
            case PriceKey.Size(long _, long sizeId) -> price == null ||
            is(good.size(sizeId).map(SizePrice::price), price);
            case PriceKey.Club _ -> discount == null || discount == good.clubDiscount();
        };
    }

    private static boolean is(Optional<BigDecimal> now, BigDecimal wanted) {
        return now.filter(price -> price.compareTo(wanted) == 0).isPresent();
    }
}
