package dev.vitrina.pricing.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vitrina.pricing.rule.PastedRows.Fault;
import dev.vitrina.pricing.rule.PastedRows.Row;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PastedRowsTest {

    @Test
    void readsATableWithAHeading() {
        PastedRows read = PastedRows.read(
            "Артикул\tЦена\tСкидка\n123456\t1 490,00 ₽\t35 %\nboots-42\t\t40\n\nboots-43;2990;\n"
        );

        assertThat(read.faults()).isEmpty();
        assertThat(read.rows()).containsExactly(
            new Row(2, "123456", new BigDecimal("1490.00"), 35),
            new Row(3, "boots-42", null, 40),
            new Row(5, "boots-43", new BigDecimal("2990"), null)
        );
    }

    @Test
    void tellsOfEachLineThatItCannotUse() {
        PastedRows read = PastedRows.read("a\t1,234\t\nb\t100\t35,5\n\t5\t\nc\t\t\nd\t7\t\nd\t8\t");

        assertThat(read.rows()).extracting(Row::key).containsExactly("d");
        assertThat(read.faults())
            .extracting(Fault::line, Fault::code)
            .containsExactly(
                tuple(1, "NUMBER_UNREADABLE"),
                tuple(2, "DISCOUNT_UNREADABLE"),
                tuple(3, "KEY_MISSING"),
                tuple(4, "NOTHING_WANTED"),
                tuple(6, "KEY_TWICE")
            );
    }

    @Test
    void takesNoPercentageForAPriceNorRoublesForADiscount() {
        PastedRows read = PastedRows.read("a\t35 %\t\nb\t\t500 ₽");

        assertThat(read.rows()).isEmpty();
        assertThat(read.faults()).extracting(Fault::code).containsExactly("NUMBER_UNREADABLE", "DISCOUNT_UNREADABLE");
    }

    @Test
    void stopsWhereItIsTooLong() {
        String text = IntStream.rangeClosed(1, PastedRows.MOST + 10)
            .mapToObj(n -> n + "\t100")
            .collect(Collectors.joining("\n"));

        PastedRows read = PastedRows.read(text);

        assertThat(read.rows()).hasSize(PastedRows.MOST);
        assertThat(read.faults()).extracting(Fault::code).containsExactly("TOO_MANY_LINES");
    }
}
