package dev.vitrina.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.tables.BadTableException.Flaw;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TablesTest {

    @ParameterizedTest
    @ValueSource(strings = { "\t", ";", "," })
    void readsWhateverSeparatesValues(String separator) throws Exception {
        String text =
            String.join(separator, "Артикул WB", "Наименование") + "\n" + String.join(separator, "1", "\"а\nб\"");

        assertThat(rows(text.getBytes(StandardCharsets.UTF_8))).containsExactly(
            List.of("Артикул WB", "Наименование"),
            List.of("1", "а\nб")
        );
    }

    @ParameterizedTest
    @ValueSource(strings = { "UTF-8", "windows-1251", "UTF-16" })
    void readsTheEncodingsThatSpreadsheetsWrite(String charset) throws Exception {
        assertThat(rows("Артикул;Бренд\nч-1;Лён".getBytes(Charset.forName(charset)))).contains(List.of("ч-1", "Лён"));
    }

    @Test
    void takesOffTheApostropheThatExportsPutBeforeFormulas() throws Exception {
        assertThat(rows("a,'-50% на платья,'обычный,''=x".getBytes(StandardCharsets.UTF_8))).containsExactly(
            List.of("a", "-50% на платья", "'обычный", "'=x")
        );
    }

    @Test
    void readsAWorkbookWithNumbersAsTheyAreMeantAndFormulasAsTheyWereSaved() throws Exception {
        byte[] workbook = workbook(sheet -> {
            sheet.value(0, 0, "Артикул WB");
            sheet.value(0, 1, "Баркод");
            sheet.value(0, 2, "Вес");
            sheet.value(1, 0, 160_000_123L);
            sheet.value(1, 1, 4_600_000_000_017L);
            sheet.value(1, 2, 0.35);
            sheet.formula(2, 0, "HYPERLINK(\"http://evil\";1)");
        });

        assertThat(rows(workbook).get(1)).containsExactly("160000123", "4600000000017", "0.35");
        assertThat(rows(workbook).get(2).getFirst()).doesNotContain("HYPERLINK", "http");
    }

    @Test
    void tellsTheLineOfARow() throws Exception {
        try (Table table = Tables.of("a\n\nb".getBytes(StandardCharsets.UTF_8))) {
            table.next();
            assertThat(table.next().isBlank()).isTrue();
            assertThat(table.next().line()).isEqualTo(3);
        }
    }

    @Test
    void refusesMoreRowsAndColumnsThanItTakes() {
        assertFlaw(Flaw.TOO_MANY_ROWS, "x\n".repeat(TableLimits.ROWS + 1).getBytes(StandardCharsets.UTF_8));
        assertFlaw(Flaw.TOO_MANY_COLUMNS, ";".repeat(TableLimits.COLUMNS + 1).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesAZipBombBeforeUnpackingIt() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 80; i++) {
                zip.write(zeros);
            }
        }

        assertFlaw(Flaw.FILE_TOO_LARGE, bomb.toByteArray());
    }

    /** Two kilobytes that the reader would answer with a row of three hundred million cells. */
    @ParameterizedTest
    @ValueSource(strings = { "<c r=\"ZZZZZZ1\"><v>1</v></c>", "<c r=\"XFE1\"><v>1</v></c>" })
    void refusesACellBeyondTheLastColumnOfASpreadsheet(String cell) throws Exception {
        assertFlaw(Flaw.TOO_MANY_COLUMNS, withSheet(cell));
    }

    @Test
    void refusesARowOfMoreCellsThanASpreadsheetHasColumns() throws Exception {
        assertFlaw(Flaw.TOO_MANY_COLUMNS, withSheet("<c/>".repeat(20_000)));
    }

    @Test
    void refusesWhatIsNoWorkbook() throws Exception {
        assertFlaw(Flaw.FILE_UNREADABLE, "PK\u0003\u0004 no zip at all".getBytes(StandardCharsets.ISO_8859_1));
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(other)) {
            zip.putNextEntry(new ZipEntry("a.txt"));
            zip.write(1);
        }
        assertFlaw(Flaw.FILE_UNREADABLE, other.toByteArray());
    }

    @Test
    void readsNoEntitiesOfAForgedWorkbook() throws Exception {
        byte[] workbook = workbook(sheet -> sheet.value(0, 0, "harmless"));
        byte[] forged = withPart(
            workbook,
            "xl/sharedStrings.xml",
            """
            <?xml version="1.0"?><!DOCTYPE sst [<!ENTITY file SYSTEM "file:///etc/hostname">]>
            <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1" uniqueCount="1"><si><t>&file;</t></si></sst>
            """
        );

        List<List<String>> read = new ArrayList<>();
        try {
            read.addAll(rows(forged));
        } catch (BadTableException refused) {
            assertThat(refused.flaw()).isEqualTo(Flaw.FILE_UNREADABLE);
        }
        assertThat(read.toString()).isIn("[]", "[[]]", "[[&file;]]");
    }

    /** Broken files are refused or read, and nothing else happens. */
    @Test
    void survivesWhateverIsDoneToAFile() throws Exception {
        byte[] workbook = workbook(sheet -> {
            for (int row = 0; row < 50; row++) {
                sheet.value(row, 0, "ячейка " + row);
                sheet.value(row, 1, row * 1.5);
            }
        });
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            byte[] broken = workbook.clone();
            for (int i = 0; i < 1 + random.nextInt(20); i++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            try {
                rows(broken);
            } catch (BadTableException refused) {
                assertThat(refused.flaw()).isNotNull();
            }
        }
    }

    private static void assertFlaw(Flaw flaw, byte[] file) {
        assertThatThrownBy(() -> rows(file)).isInstanceOfSatisfying(BadTableException.class, e ->
            assertThat(e.flaw()).isEqualTo(flaw)
        );
    }

    private static List<List<String>> rows(byte[] file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (Table table = Tables.of(file)) {
            table.forEachRemaining(row -> rows.add(row.cells()));
        }
        return rows;
    }

    static byte[] workbook(Writing writing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            writing.to(workbook.newWorksheet("Лист"));
        }
        return out.toByteArray();
    }

    private static byte[] withSheet(String cells) throws IOException {
        return withPart(
            workbook(sheet -> sheet.value(0, 0, "harmless")),
            "xl/worksheets/sheet1.xml",
            """
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
            <row r="1">%s</row></sheetData></worksheet>
            """.formatted(cells)
                .strip()
        );
    }

    private static byte[] withPart(byte[] workbook, String name, String content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (
            ZipFile in = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook)).get();
            ZipOutputStream zip = new ZipOutputStream(out)
        ) {
            for (ZipArchiveEntry part : Collections.list(in.getEntries())) {
                zip.putNextEntry(new ZipEntry(part.getName()));
                zip.write(
                    part.getName().equals(name)
                        ? content.getBytes(StandardCharsets.UTF_8)
                        : in.getInputStream(part).readAllBytes()
                );
            }
        }
        return out.toByteArray();
    }

    @FunctionalInterface
    interface Writing {
        void to(Worksheet sheet);
    }
}
