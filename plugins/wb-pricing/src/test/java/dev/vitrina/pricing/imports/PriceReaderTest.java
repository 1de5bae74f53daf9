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
import java.util.List;
import java.util.Map;
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
        }
    )
    void guessesNothing(String price, String discount, Flaw flaw) {
        assertThat(one(GOOD, price, discount, "")).isInstanceOfSatisfying(Bad.class, row -> {
                assertThat(row.flaw()).isEqualTo(flaw);
                assertThat(row.column()).isIn("Новая цена", "Новая скидка");
                assertThat(row.value()).isEqualTo(price.isEmpty() ? discount : price);
            });
    }

    @Test
    void leavesAloneWhatCostsThatAlreadyAndWhatSaysNothing() {
        assertThat(one(GOOD, "1000,00", "30 %", "5")).isEqualTo(new Unchanged(2));
        assertThat(one(GOOD, "", "", "")).isEqualTo(new Unchanged(2));
        assertThat(one(GOOD, "1000", "", "7")).isInstanceOfSatisfying(Wants.class, row ->
            assertThat(row.wanted()).containsExactly(new Wanted(new PriceKey.Club(1), null, 7))
        );
    }

    @Test
    void ofTwoRowsThatDisagreeTheFirstCounts() {
        List<ImportedPrice> rows = read(GOOD, NamedGoods.ALL_SIZES, "1;1200;;\n1;1200;;\n1;1300;;");

        assertThat(rows).hasExactlyElementsOfTypes(Wants.class, Unchanged.class, Bad.class);
        assertThat(((Bad) rows.get(2)).flaw()).isEqualTo(Flaw.GOOD_TWICE);
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
        String text = "Артикул WB;Новая цена;Новая скидка;Скидка WB Клуба\n" + rows;
        MappedTable table = MappedTable.of(
            Tables.of(text.getBytes(StandardCharsets.UTF_8)),
            PriceColumns.KNOWN,
            Map.of()
        );
        PriceReader reader = new PriceReader(table);
        return table
            .rows(10)
            .stream()
            .map(row -> reader.read(row, good, size))
            .toList();
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
