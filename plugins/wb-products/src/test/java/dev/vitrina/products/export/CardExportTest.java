package dev.vitrina.products.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.catalogue.CardCondition;
import dev.vitrina.api.catalogue.CardConditions;
import dev.vitrina.api.file.FileDraft;
import dev.vitrina.api.file.FileStore;
import dev.vitrina.api.file.StoredFile;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Problem;
import dev.vitrina.products.TestDatabase;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.card.CardJson;
import dev.vitrina.products.condition.ConditionCopies;
import dev.vitrina.products.condition.ConditionStore;
import dev.vitrina.products.search.CardDirectory;
import dev.vitrina.products.search.CardFilter;
import dev.vitrina.products.search.CardFilter.Content;
import dev.vitrina.products.search.CardOrder;
import dev.vitrina.products.search.CardStore;
import dev.vitrina.products.search.Catalogue;
import dev.vitrina.products.search.ConditionChoice;
import dev.vitrina.products.search.TextMatch;
import dev.vitrina.tables.FormulaGuard;
import dev.vitrina.tables.TableFormat;
import dev.vitrina.tables.export.Export;
import dev.vitrina.tables.export.ExportJob;
import dev.vitrina.tables.export.ExportStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CardExportTest {

    private static final Catalogue CATALOGUE = Catalogue.of(5_000, 21);
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<ExportColumn> ALL = List.of(ExportColumn.values());

    private final ShopId shop = CATALOGUE.shop();
    private final ExportStore<ExportRequest> exports = new ExportStore<>(
        TestDatabase.jdbc(),
        JSON,
        Clock.systemUTC(),
        CardExport.TABLE
    );
    private final CardDirectory cards = new CardDirectory(
        TestDatabase.jdbc(),
        new CardStore(TestDatabase.jdbc(), new CardJson(JSON))
    );
    private final Files files = new Files();
    private final ConditionStore copies = new ConditionStore(TestDatabase.jdbc());
    private final ConditionCopies conditions = new ConditionCopies(
        new NoPlugins(),
        copies,
        CATALOGUE.mirror(),
        TestDatabase.transaction()
    );
    private final JobDefinition.Work job = new ExportJob<>(
        CardExport.JOB_TYPE,
        exports,
        new CardExport(cards, conditions, new Keys()),
        files,
        Clock.systemUTC()
    )
        .definition()
        .work();

    @Test
    void aFileOfFiveThousandCardsHoldsWhatTheMirrorHoldsInItsOrder() throws IOException {
        Export csv = exported(request(TableFormat.CSV, CardFilter.NONE, null));
        Export xlsx = exported(request(TableFormat.XLSX, CardFilter.NONE, null));
        List<Card> expected = CATALOGUE.cards()
            .stream()
            .sorted(Comparator.comparing(Card::updatedAt).thenComparing(Card::nmId).reversed())
            .toList();

        List<CSVRecord> records = csv(csv);
        List<Row> rows = xlsx(xlsx);

        assertThat(csv.rows()).isEqualTo(5_000);
        assertThat(records).hasSize(5_001);
        assertThat(records.getFirst().toList()).isEqualTo(
                ALL.stream()
                    .map(column -> "ru column." + column)
                    .toList()
            );
        assertThat(rows).hasSize(5_001);
        for (int i = 0; i < expected.size(); i++) {
            List<String> cells = cells(expected.get(i));
            assertThat(records.get(i + 1).toList()).isEqualTo(cells.stream().map(FormulaGuard::guarded).toList());
            assertThat(texts(rows.get(i + 1))).isEqualTo(cells);
        }
    }

    @Test
    void aFilterAndASelectionNarrowIt() throws IOException {
        CardFilter zara = new CardFilter(null, List.of("ZARA"), List.of(), List.of(), null, null, null, null, null);

        Export filtered = exported(request(TableFormat.CSV, zara, null));
        Export chosen = exported(request(TableFormat.CSV, zara, List.of(1_030L, 1_003L, 7L)));

        assertThat(filtered.rows()).isEqualTo(
                CATALOGUE.cards()
                    .stream()
                    .filter(card -> "ZARA".equals(card.brand()))
                    .count()
            );
        assertThat(
            csv(chosen)
                .stream()
                .skip(1)
                .map(record -> record.get(0))
        ).containsExactly("1030", "1003");
    }

    /** It waited while the plugin went: as long as its copy is there the file is what was asked for, and afterwards there is none. */
    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void whatNobodyKnowsOfCardsAnyMoreFailsRatherThanComesOutEmptyOrWhole(boolean wanted) throws IOException {
        String broken = "wb-media.broken";
        List<String> asked = List.of(broken);
        ConditionChoice choice = wanted ? new ConditionChoice(asked, List.of()) : new ConditionChoice(List.of(), asked);
        CardFilter filter = CardFilter.NONE.with(
            new Content(Set.of(), null, List.of(), null, null, null, null, TextMatch.BEST, choice)
        );
        TestDatabase.jdbc()
            .sql(
                """
                WITH copy AS (
                    INSERT INTO p_wb_products.condition_state (shop_id, condition_id, version, cards)
                    VALUES (:shop, :condition, '1', 1)
                )
                INSERT INTO p_wb_products.card_condition (shop_id, condition_id, nm_id) VALUES (:shop, :condition, 1003)
                """
            )
            .param("shop", shop.value())
            .param("condition", broken)
            .update();

        Export away = exported(request(TableFormat.CSV, filter, null));
        copies.purge(shop);
        exports.add(shop, request(TableFormat.CSV, filter, null));
        JobResult result = job.run(new Run(Integer.MAX_VALUE));

        assertThat(away.rows()).isEqualTo(wanted ? 1 : 4_999);
        String why = "No plugin in service knows which cards are `wb-media.broken`";
        assertThat(result).isEqualTo(new JobResult.Failed(new Problem(FailureKind.REJECTED, why, null)));
        assertThat(exports.latest(shop, 1)).allSatisfy(failed -> {
                assertThat(failed.state()).isEqualTo(Export.State.FAILED);
                assertThat(failed.problem()).isEqualTo(why);
                assertThat(failed.file()).isNull();
            });
    }

    @Test
    void aCancelledExportLeavesNoFileAndTheOthersWait() {
        exports.add(shop, request(TableFormat.CSV, CardFilter.NONE, null));
        Export second = exports.add(shop, request(TableFormat.CSV, CardFilter.NONE, null));

        JobResult result = job.run(new Run(2));

        assertThat(result).isInstanceOf(JobResult.Cancelled.class);
        assertThat(files.contents).isEmpty();
        List<Export> latest = exports.latest(shop, 2);
        assertThat(latest).extracting(Export::state).containsExactly(Export.State.QUEUED, Export.State.CANCELLED);
        assertThat(job.run(new Run(Integer.MAX_VALUE))).isEqualTo(new JobResult.Succeeded("5000 cards"));
        assertThat(exports.latest(shop, 1)).allMatch(
            export -> export.id() == second.id() && export.state() == Export.State.DONE
        );
    }

    @Test
    void anExportThatWasCutShortIsMadeAnew() {
        Export export = exports.add(shop, request(TableFormat.CSV, CardFilter.NONE, List.of(1_003L)));

        Thread.currentThread().interrupt();
        JobResult cut = job.run(new Run(Integer.MAX_VALUE));
        assertThat(Thread.interrupted()).isTrue();
        JobResult again = job.run(new Run(Integer.MAX_VALUE));

        assertThat(cut).isInstanceOf(JobResult.Waiting.class);
        assertThat(again).isEqualTo(new JobResult.Succeeded("1 cards"));
        assertThat(exports.latest(shop, 1)).allMatch(
            done -> done.id() == export.id() && done.state() == Export.State.DONE && done.file() != null
        );
    }

    @Test
    void oneThatFailsUnforeseenKeepsTheOthersFromNothing() {
        files.broken = true;
        exports.add(shop, request(TableFormat.CSV, CardFilter.NONE, List.of(1_003L)));
        spoil("request = '{\"format\": \"PAPYRUS\"}'");
        exports.add(shop, request(TableFormat.CSV, CardFilter.NONE, List.of(1_003L)));
        spoil("state = 'RUNNING', attempts = 5");
        exports.add(shop, request(TableFormat.CSV, CardFilter.NONE, List.of(1_003L)));
        exports.add(shop, request(TableFormat.CSV, CardFilter.NONE, List.of(1_006L)));

        JobResult result = job.run(new Run(Integer.MAX_VALUE));

        assertThat(result).isInstanceOf(JobResult.Failed.class);
        assertThat(exports.latest(shop, 4))
            .extracting(Export::state)
            .containsExactly(Export.State.DONE, Export.State.FAILED, Export.State.FAILED, Export.State.FAILED);
        assertThat(exports.unfinished(shop)).isZero();
    }

    /** Of the latest export. */
    private void spoil(String columns) {
        TestDatabase.jdbc()
            .sql(
                "UPDATE p_wb_products.export SET " + columns + " WHERE id = (SELECT max(id) FROM p_wb_products.export)"
            )
            .update();
    }

    private static ExportRequest request(TableFormat format, CardFilter filter, @Nullable List<Long> nmIds) {
        return new ExportRequest(format, ALL, filter, CardOrder.DEFAULT, nmIds, "ru");
    }

    private Export exported(ExportRequest request) {
        exports.add(shop, request);
        assertThat(job.run(new Run(Integer.MAX_VALUE))).isInstanceOf(JobResult.Succeeded.class);
        return exports.latest(shop, 1).getFirst();
    }

    private static List<String> cells(Card card) {
        return ALL.stream()
            .map(column -> {
                Object value = column.of(card);
                return value == null ? "" : value.toString();
            })
            .toList();
    }

    private static List<String> texts(Row row) {
        List<String> texts = new ArrayList<>();
        for (int column = 0; column < ALL.size(); column++) {
            texts.add(column < row.getCellCount() ? row.getCellText(column) : "");
        }
        return texts;
    }

    private List<CSVRecord> csv(Export export) throws IOException {
        String text = new String(files.content(export), StandardCharsets.UTF_8).substring(1);
        return CSVFormat.EXCEL.parse(new StringReader(text)).getRecords();
    }

    private List<Row> xlsx(Export export) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(files.content(export)))) {
            return workbook.getFirstSheet().read();
        }
    }

    /** Those that knew something of cards have gone. */
    private static final class NoPlugins implements CardConditions {

        @Override
        public List<CardCondition> all() {
            return List.of();
        }

        @Override
        public Optional<CardCondition> find(String id) {
            return Optional.empty();
        }
    }

    /** Files in memory, kept only when they are whole. */
    private static final class Files implements FileStore {

        private final Map<String, byte[]> contents = new HashMap<>();
        /** Once. */
        private boolean broken;

        private byte[] content(Export export) {
            StoredFile file = export.file();
            return file == null ? new byte[0] : contents.getOrDefault(file.id(), new byte[0]);
        }

        @Override
        public StoredFile write(FileDraft draft, Content content) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            content.writeTo(out);
            if (broken) {
                broken = false;
                throw new IllegalStateException("Nobody foresaw this");
            }
            String id = "file-" + contents.size();
            contents.put(id, out.toByteArray());
            Instant now = Instant.now();
            return new StoredFile(
                id,
                draft.shop(),
                draft.name(),
                draft.contentType(),
                out.size(),
                now,
                now.plus(draft.keepFor())
            );
        }

        @Override
        public Optional<StoredFile> find(ShopId shop, String id) {
            return Optional.empty();
        }

        @Override
        public InputStream open(ShopId shop, String id) {
            return new ByteArrayInputStream(contents.getOrDefault(id, new byte[0]));
        }

        @Override
        public void delete(ShopId shop, String id) {
            contents.remove(id);
        }

        @Override
        public long maxUpload() {
            return Long.MAX_VALUE;
        }
    }

    /** Is cancelled after so many looks. */
    private static final class Run implements JobRun {

        private int looks;

        private Run(int looks) {
            this.looks = looks;
        }

        @Override
        public String jobId() {
            return "1";
        }

        @Override
        public ShopId shop() {
            return CATALOGUE.shop();
        }

        @Override
        public String input() {
            return "{}";
        }

        @Override
        public void progress(long done, @Nullable Long total, long failed, @Nullable String message) {}

        @Override
        public boolean cancelled() {
            return looks-- <= 0;
        }
    }

    private static final class Keys implements Texts {

        @Override
        public String of(String key, Object... arguments) {
            return key;
        }

        @Override
        public String in(Locale locale, String key, Object... arguments) {
            return locale + " " + key;
        }
    }
}
