package dev.vitrina.pricing.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.pricing.change.PriceKey;
import dev.vitrina.pricing.change.PriceRows.Wanted;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.Good.SizePrice;
import dev.vitrina.pricing.imports.ImportedPrice.Bad;
import dev.vitrina.pricing.imports.ImportedPrice.Flaw;
import dev.vitrina.pricing.imports.ImportedPrice.Unchanged;
import dev.vitrina.pricing.imports.ImportedPrice.Wants;
import dev.vitrina.pricing.named.NamedGoods;
import dev.vitrina.tables.MappedTable;
import dev.vitrina.tables.Tables;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceReaderTest {

    private static final Good GOOD = good(false);
    private static final Good SIZED = good(true);

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
            "1490 | 1490",
            "1 490,00 ₽ | 1490",
            "'1\u00A0490' | 1490",
            "'1\u202F490,50 руб.' | 1490.5",
            "$1490 | 1490",
            "1,490.00 | 1490",
        }
    )
    void readsAPriceAsItStandsInSpreadsheets(String text, BigDecimal price) {
        assertThat(one(GOOD, text, "", "")).isInstanceOfSatisfying(Wants.class, row -> {
                Wanted wanted = row.wanted().getFirst();
                assertThat(wanted.key()).isEqualTo(new PriceKey.Goods(1));
                assertThat(wanted.price()).isEqualByComparingTo(price);
                assertThat(wanted.discount()).isNull();
            });
    }

    @ParameterizedTest
    @CsvSource(
        {
            "'1,234', '', NOT_A_NUMBER",
            "дорого, '', NOT_A_NUMBER",
            "'', '12,5', NOT_A_DISCOUNT",
            "'', 0.35, NOT_A_DISCOUNT",
            "35 %, '', NOT_A_NUMBER",
            "'', 35 ₽, NOT_A_DISCOUNT",
        }
    )
    void guessesNothing(String price, String discount, Flaw flaw) {
        assertThat(one(GOOD, price, discount, "")).isInstanceOfSatisfying(Bad.class, row -> {
                assertThat(row.flaw()).isEqualTo(flaw);
                assertThat(row.column()).isIn("Новая цена", "Новая скидка");
                assertThat(row.value()).isEqualTo(price.isEmpty() ? discount : price);
            });
    }

    /** Somebody may have changed it since the mirror was read: only the check can tell. */
    @Test
    void keepsWhatCostsThatAlreadyAndTellsItFromWhatChanges() {
        Wanted goods = new Wanted(new PriceKey.Goods(1), new BigDecimal("1000"), 30);
        Wanted club = new Wanted(new PriceKey.Club(1), null, 5);

        assertThat(one(GOOD, "1000", "30 %", "5")).isEqualTo(new Unchanged(2, List.of(goods, club)));
        assertThat(one(GOOD, "", "", "")).isEqualTo(new Unchanged(2, List.of()));
        assertThat(one(GOOD, "1000", "", "7")).isInstanceOfSatisfying(Wants.class, row ->
            assertThat(row.wanted())
                .extracting(Wanted::key)
                .containsExactly(new PriceKey.Goods(1), new PriceKey.Club(1))
        );
    }

    @Test
    void ofRowsThatDisagreeNoneCounts() {
        assertThat(read(GOOD, NamedGoods.ALL_SIZES, "1;1200;;\n1;1200;;")).hasExactlyElementsOfTypes(
            Wants.class,
            Unchanged.class
        );
        assertThat(read(GOOD, NamedGoods.ALL_SIZES, "1;1200;;\n1;1200;;\n1;1300;;")).allSatisfy(
            PriceReaderTest::isLeftOut
        );
    }

    /** Which size is dearer is no reason to sell the others for that. */
    @Test
    void leavesAGoodOutWhoseSizesMayNotHaveTheDifferentPricesThatRowsSay() {
        for (String rows : List.of("1;1200;;\n1;1500;;", "1;1500;;\n1;1200;;")) {
            assertThat(read(GOOD, List.of(10L, 11L), rows)).hasSize(2).allSatisfy(PriceReaderTest::isLeftOut);
        }
        assertThat(read(SIZED, List.of(10L, 11L), "1;1200;;\n1;1500;;")).hasOnlyElementsOfType(Wants.class);
    }

    private static void isLeftOut(ImportedPrice row) {
        assertThat(row).isInstanceOfSatisfying(Bad.class, bad -> assertThat(bad.flaw()).isEqualTo(Flaw.GOOD_TWICE));
    }

    /** Of Wildberries' own template and of others: what is no price before the discount stays out. */
    @ParameterizedTest
    @CsvSource(
        {
            "'Новая цена, ₽', price",
            "'Скидка (%)', discount",
            "'Цена (со скидкой)',",
            "'Цена, закупочная',",
            "'Скидка, ₽',",
            "'Скидка WB Клуба, руб.',",
            "Текущая цена,",
        }
    )
    void takesNoColumnForWhatItIsNot(String header, @Nullable String path) {
        assertThat(PriceColumns.KNOWN.ofHeader(header).orElse(null)).isEqualTo(path);
    }

    @Test
    void aRowOfASizeSetsItsPriceWhereSizesMayHaveTheirOwnAndTheGoodsElsewhere() {
        assertThat(((Wants) read(SIZED, 11, "1;1200;40;").getFirst()).wanted())
            .extracting(Wanted::key)
            .containsExactly(new PriceKey.Size(1, 11), new PriceKey.Goods(1));
        assertThat(((Wants) read(GOOD, 11, "1;1200;40;").getFirst()).wanted())
            .extracting(Wanted::key)
            .containsExactly(new PriceKey.Goods(1));
    }

    private static ImportedPrice one(Good good, String price, String discount, String club) {
        return read(good, NamedGoods.ALL_SIZES, "1;%s;%s;%s".formatted(price, discount, club)).getFirst();
    }

    private static List<ImportedPrice> read(Good good, long size, String rows) {
        return read(
            good,
            rows
                .lines()
                .map(_ -> size)
                .toList(),
            rows
        );
    }

    /** @param sizes that the rows are about */
    private static List<ImportedPrice> read(Good good, List<Long> sizes, String rows) {
        String text = "Артикул WB;Новая цена;Новая скидка;Скидка WB Клуба\n" + rows;
        MappedTable table = MappedTable.of(
            Tables.of(text.getBytes(StandardCharsets.UTF_8)),
            PriceColumns.KNOWN,
            Map.of()
        );
        PriceReader reader = new PriceReader(table);
        Iterator<Long> size = sizes.iterator();
        return reader.settled(
            table
                .rows(10)
                .stream()
                .map(row -> reader.read(row, good, size.next()))
                .toList()
        );
    }

    private static Good good(boolean sized) {
        List<SizePrice> sizes = List.of(size(10), size(11));
        return new Good(1, "a", "RUB", 30, 5, sized, false, sizes);
    }

    private static SizePrice size(long id) {
        return new SizePrice(
            id,
            Long.toString(id),
            new BigDecimal("1000"),
            new BigDecimal("700"),
            new BigDecimal("665")
        );
    }
}
