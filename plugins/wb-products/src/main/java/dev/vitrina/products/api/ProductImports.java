package dev.vitrina.products.api;

import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.error.UserError;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.user.Actor;
import dev.vitrina.products.api.Drafts.Drafted;
import dev.vitrina.products.change.CharacteristicNames;
import dev.vitrina.products.change.EditKind;
import dev.vitrina.products.change.EditPreview;
import dev.vitrina.products.change.EditPreview.Example;
import dev.vitrina.products.change.EditRows;
import dev.vitrina.products.imports.CardImport;
import dev.vitrina.products.imports.CardImports;
import dev.vitrina.products.imports.ImportColumn;
import dev.vitrina.products.imports.ImportedRow;
import dev.vitrina.tables.BadTableException;
import dev.vitrina.tables.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Edits from a spreadsheet: looked at first, then drafted. Nothing is sent by either. */
@Controller
public final class ProductImports {

    private static final int EXAMPLES = 5;

    private final CardImports imports;
    private final Drafts drafts;
    private final EditRows rows;
    private final EditPreview preview;
    private final CharacteristicNames names;
    private final Texts texts;

    public ProductImports(
        CardImports imports,
        Drafts drafts,
        EditRows rows,
        EditPreview preview,
        CharacteristicNames names,
        Texts texts
    ) {
        this.imports = imports;
        this.drafts = drafts;
        this.rows = rows;
        this.preview = preview;
        this.names = names;
        this.texts = texts;
    }

    /** Maps to {@code ProductImportColumnInput}. */
    public record ColumnInput(int index, @Nullable String target) {}

    /** Maps to {@code ProductImportPreviewInput}. */
    public record PreviewInput(@Nullable String text, @Nullable String fileId, @Nullable List<ColumnInput> columns) {}

    /** Maps to {@code ProductsImportInput}. */
    public record ImportInput(
        @Nullable String text,
        @Nullable String fileId,
        @Nullable List<ColumnInput> columns,
        @Nullable String title,
        @Nullable String idempotencyKey
    ) {}

    /** Maps to {@code ProductImportPreview}. */
    public record Preview(
        List<ImportColumn> columns,
        ImportTally tally,
        List<Example> examples,
        List<UserError> errors
    ) {
        static Preview refused(List<UserError> errors) {
            return new Preview(List.of(), new ImportTally(), List.of(), errors);
        }
    }

    /** Maps to {@code ProductsImportPayload}. */
    public record Imported(@Nullable Long changeSetId, ImportTally tally, List<UserError> errors) {}

    @QueryMapping
    public Preview productImportPreview(ShopContext shop, @Argument PreviewInput input, Locale locale) {
        Tables.Source source = new Tables.Source(input.text(), input.fileId());
        try (CardImport table = imports.open(shop.id(), source, overrides(input.columns()))) {
            ImportTally tally = new ImportTally();
            List<Example> examples = new ArrayList<>();
            List<UserError> errors = new ArrayList<>();
            try {
                table.requireUse();
                while (table.hasNext()) {
                    ImportedRow row = table.next();
                    tally.count(row, this::told);
                    if (row instanceof ImportedRow.Edited(long _, var card, var edit) && examples.size() < EXAMPLES) {
                        names.learn(card);
                        examples.add(preview.of(card, edit, locale));
                    }
                }
            } catch (BadTableException bad) {
                errors.add(drafts.error(bad.flaw().name(), "columns"));
            }
            return new Preview(table.columns(), tally, examples, errors);
        } catch (BadTableException bad) {
            return Preview.refused(List.of(drafts.error(bad.flaw().name())));
        }
    }

    @MutationMapping
    public Imported productsImport(ShopContext shop, Actor actor, @Argument ImportInput input) {
        Tables.Source source = new Tables.Source(input.text(), input.fileId());
        ImportTally tally = new ImportTally();
        try (CardImport table = imports.open(shop.id(), source, overrides(input.columns()))) {
            table.requireUse();
            Drafted drafted = drafts.draft(
                new Drafts.Request(
                    shop.id(),
                    actor,
                    EditKind.ID,
                    "import",
                    input.title(),
                    input.idempotencyKey(),
                    input
                ),
                drafted(table, tally).iterator()
            );
            return new Imported(drafted.changeSetId(), tally, drafted.errors());
        } catch (BadTableException bad) {
            return new Imported(null, tally, List.of(drafts.error(bad.flaw().name())));
        }
    }

    private Stream<DraftRow> drafted(CardImport table, ImportTally tally) {
        EditRows.Drafting drafting = rows.drafting();
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(table, 0), false).flatMap(row -> {
                tally.count(row, this::told);
                if (row instanceof ImportedRow.Edited(long _, var card, var edit)) {
                    names.learn(card);
                    return Stream.of(drafting.draft(card, edit));
                }
                return Stream.empty();
            });
    }

    private String told(ImportedRow.Bad bad) {
        return texts.of("import." + bad.flaw().name(), bad.column() == null ? "" : bad.column(), bad.value());
    }

    private static Map<Integer, @Nullable String> overrides(@Nullable List<ColumnInput> columns) {
        Map<Integer, @Nullable String> overrides = new HashMap<>();
        if (columns != null) {
            columns.forEach(column -> overrides.put(column.index(), column.target()));
        }
        return overrides;
    }
}
