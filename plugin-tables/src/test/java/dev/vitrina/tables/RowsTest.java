package dev.vitrina.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTest {

    private static final String TIME = "2025-01-02T03:04:05Z";

    @ParameterizedTest
    @ValueSource(
        strings = {
            "=HYPERLINK(\"http://evil.example\",\"x\")", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "|calc", "＝1",
        }
    )
    void noTextBecomesAFormulaInASpreadsheet(String text) throws IOException {
        byte[] csv = written(TableFormat.CSV, Arrays.asList(text, 5));
        byte[] xlsx = written(TableFormat.XLSX, Arrays.asList(text, 5));

        assertThat(csv(csv).getFirst().get(0)).isEqualTo("'" + text);
        Cell cell = xlsx(xlsx).getFirst().getCell(0);
        assertThat(cell.getType()).isEqualTo(CellType.STRING);
        assertThat(cell.getFormula()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "-50% на платья", "'-50%", "''=x", "=1", "'обычный", "'", "л'ён", "" })
    void aTextIsWhatItWasAfterItsGuardIsTakenOff(String text) throws IOException {
        assertThat(
            FormulaGuard.plain(csv(written(TableFormat.CSV, Arrays.asList(text, 5))).getFirst().get(0))
        ).isEqualTo(text);
    }

    @Test
    void aSpreadsheetReadsBackWhatACardHolds() throws IOException {
        List<@Nullable Object> row = Arrays.asList(
            "Платье \"летнее\", 100% <хлопок> & лён 🎄\nвторая строка",
            123_456_789_012L,
            new BigDecimal("0.375"),
            null,
            Instant.parse(TIME),
            "x\u0001y"
        );

        CSVRecord csv = csv(written(TableFormat.CSV, row)).getFirst();
        Row xlsx = xlsx(written(TableFormat.XLSX, row)).getFirst();

        assertThat(csv.toList()).containsExactly(
            String.valueOf(row.getFirst()),
            "123456789012",
            "0.375",
            "",
            TIME,
            "x\u0001y"
        );
        assertThat(xlsx.getCellText(0)).isEqualTo(row.getFirst());
        assertThat(xlsx.getCellAsNumber(1)).hasValue(new BigDecimal("123456789012"));
        assertThat(xlsx.getCellAsNumber(2)).hasValue(new BigDecimal("0.375"));
        assertThat(xlsx.getCellText(3)).isEmpty();
        assertThat(xlsx.getCellText(4)).isEqualTo(TIME);
        assertThat(xlsx.getCellText(5)).isEqualTo("xy");
    }

    @Test
    void csvBeginsWithTheMarkThatTellsExcelItIsUtf8() throws IOException {
        assertThat(written(TableFormat.CSV, List.of("а"))).startsWith(0xEF, 0xBB, 0xBF);
    }

    @Test
    void aTextLongerThanACellIsCutNotRefused() throws IOException {
        String cell = xlsx(written(TableFormat.XLSX, List.of("🎄".repeat(20_000)))).getFirst().getCellText(0);

        assertThat(cell.length()).isBetween(30_000, 32_767);
        assertThat(cell.replace("🎄", "")).isEmpty();
    }

    private static byte[] written(TableFormat format, List<@Nullable Object> row) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RowSink rows = format.open(out)) {
            rows.row(row);
        }
        return out.toByteArray();
    }

    private static List<CSVRecord> csv(byte[] file) throws IOException {
        String text = new String(file, StandardCharsets.UTF_8).substring(1);
        return CSVFormat.EXCEL.parse(new StringReader(text)).getRecords();
    }

    private static List<Row> xlsx(byte[] file) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            return workbook.getFirstSheet().read();
        }
    }
}
