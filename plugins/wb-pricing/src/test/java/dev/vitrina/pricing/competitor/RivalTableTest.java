package dev.vitrina.pricing.competitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.pricing.competitor.RivalTable.Fault;
import dev.vitrina.pricing.competitor.RivalTable.Line;
import org.junit.jupiter.api.Test;

class RivalTableTest {

    @Test
    void readsTabsSemicolonsAndWordsWithNotes() {
        RivalTable table = RivalTable.read(
            "Артикул\tКонкурент\n" +
            "shirt red\thttps://www.wildberries.ru/catalog/11/detail.aspx?a=1;b=2\tdearer cloth\n" +
            "\n" +
            "A-1;22;same factory; they say\n" +
            "мой товар 33\n"
        );

        assertThat(table.faults()).isEmpty();
        assertThat(table.lines()).containsExactly(
            new Line(2, "shirt red", 11, "dearer cloth"),
            new Line(4, "A-1", 22, "same factory; they say"),
            new Line(5, "мой товар", 33, "")
        );
    }

    @Test
    void tellsWhatIsWrongByLine() {
        RivalTable table = RivalTable.read(
            "A\thttps://evil.example/catalog/1\nB\t\n\t5\nlonely\nC\t7\t" + "x".repeat(501)
        );

        assertThat(table.lines()).isEmpty();
        assertThat(table.faults()).containsExactly(
            new Fault(1, "RIVAL_UNREADABLE", "https://evil.example/catalog/1"),
            new Fault(2, "RIVAL_MISSING", "B"),
            new Fault(3, "KEY_MISSING", "5"),
            new Fault(4, "RIVAL_MISSING", "lonely"),
            new Fault(5, "NOTE_LENGTH", "500")
        );
    }

    @Test
    void stopsAtTheMostLines() {
        RivalTable table = RivalTable.read("A\t1\n".repeat(RivalTable.MOST + 5));

        assertThat(table.lines()).hasSize(RivalTable.MOST);
        assertThat(table.faults()).containsExactly(new Fault(RivalTable.MOST + 1, "TOO_MANY_LINES", "2000"));
    }
}
