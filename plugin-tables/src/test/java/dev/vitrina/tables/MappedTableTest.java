package dev.vitrina.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.tables.BadTableException.Flaw;
import dev.vitrina.tables.GoodColumns.Unit;
import dev.vitrina.tables.MappedTable.Column;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappedTableTest {

    private static final GoodColumns KNOWN = new GoodColumns(
        Map.of(
            "price",
            new GoodColumns.Value(Unit.CURRENCY, List.of("цена", "новая цена", "price", "价格")),
            "discount",
            new GoodColumns.Value(Unit.PERCENT, List.of("скидка", "discount"))
        )
    );

    @ParameterizedTest
    @CsvSource(
        {
            "Артикул WB, key.nmId",
            "'Артикул  продавца*', key.vendorCode",
            "WB货号, key.nmId",
            "Barcode, key.sku",
            "'Цена, ₽', price",
            "价格（元）, price",
            "'Price (USD)', price",
            "'Цена, в рублях', price",
            "'Скидка (%)', discount",
            "key.techSize, key.techSize",
            "Остаток,",
            "'Цена (со скидкой)',",
            "'Цена, закупочная',",
            "'Цена, %',",
            "'Скидка, ₽',",
            "'Скидка (руб.)',",
            "'Артикул (WB)',",
        }
    )
    void tellsAColumnByWhatPeopleCallIt(String header, @Nullable String path) {
        assertThat(KNOWN.ofHeader(header).orElse(null)).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(
        { "Цена;Новая цена, 2", "Новая цена;Цена, 1", "Цена;Price, ", "Новая цена;Новая цена, ", "Цена;Закупка, 1" }
    )
    void ofTwoColumnsForOneThingTheNewOneCountsOrNone(String headers, @Nullable Integer meant) {
        MappedTable table = table("Артикул;%s\na;10;11".formatted(headers), Map.of());

        assertThat(table.columns())
            .filteredOn(column -> "price".equals(column.target()))
            .extracting(Column::index)
            .isEqualTo(meant == null ? List.of() : List.of(meant));
    }

    @Test
    void findsTheHeaderBelowTitlesAndReadsTheRowsBelowIt() {
        MappedTable table = table("Прайс;;\n;;\nАртикул;Цена;Остаток\n\na; 10 ;11\nb;20;21\n", Map.of());

        assertThat(table.columns()).extracting(Column::target).containsExactly("key.vendorCode", "price", null);
        assertThat(table.columns().get(1).samples()).containsExactly(" 10 ", "20");
        List<TableRow> rows = table.rows(10);
        assertThat(rows).extracting(TableRow::line).containsExactly(5L, 6L);
        assertThat(table.text(rows.getFirst(), "price")).isEqualTo("10");
        assertThat(table.text(rows.getFirst(), "key.sku")).isEmpty();
        assertThat(table.header("price")).isEqualTo("Цена");
        assertThat(table.rows(10)).isEmpty();
    }

    @Test
    void whatSomebodySaysOfAColumnCountsBeforeItsHeader() {
        Map<Integer, @Nullable String> said = new HashMap<>();
        said.put(1, null);
        said.put(2, "price");

        MappedTable table = table("Артикул;Цена;x\na;10;11", said);

        assertThat(table.columns())
            .extracting(Column::target)
            .isEqualTo(Arrays.asList("key.vendorCode", null, "price"));
        assertThat(table.text(table.rows(1).getFirst(), "price")).isEqualTo("11");
    }

    @Test
    void refusesATableThatNamesNoGoodsOrHoldsNothing() {
        assertFlaw(Flaw.KEY_COLUMN_MISSING, () -> table("x;Цена\na;1", Map.of()).requireUse(List.of("price")));
        assertFlaw(Flaw.NO_VALUE_COLUMN, () -> table("Артикул;x\na;1", Map.of()).requireUse(List.of("price")));
        assertFlaw(Flaw.TABLE_EMPTY, () -> table("\n \n", Map.of()));
    }

    private static void assertFlaw(Flaw flaw, Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(BadTableException.class, e ->
            assertThat(e.flaw()).isEqualTo(flaw)
        );
    }

    private static MappedTable table(String text, Map<Integer, @Nullable String> overrides) {
        return MappedTable.of(Tables.of(text.getBytes(StandardCharsets.UTF_8)), KNOWN, overrides);
    }
}
