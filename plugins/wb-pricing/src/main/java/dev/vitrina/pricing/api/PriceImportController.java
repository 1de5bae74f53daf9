package dev.vitrina.pricing.api;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.shop.CallerShops;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.user.Actor;
import dev.vitrina.pricing.api.PriceDrafts.Drafted;
import dev.vitrina.pricing.api.PriceDrafts.Request;
import dev.vitrina.pricing.change.PriceRows.Wanted;
import dev.vitrina.pricing.imports.ImportedPrice;
import dev.vitrina.pricing.imports.PriceImport;
import dev.vitrina.pricing.imports.PriceImports;
import dev.vitrina.tables.BadTableException;
import dev.vitrina.tables.BadTableException.Flaw;
import dev.vitrina.tables.MappedTable;
import dev.vitrina.tables.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Prices from a spreadsheet: looked at first, then drafted. Nothing is kept or sent by the look. */
@Controller
public final class PriceImportController {

    private static final int EXAMPLES = 5;
    private static final int SHOWN = 1_000;

    private final PriceImports imports;
    private final WantedRows wantedRows;
    private final PriceDrafts drafts;
    private final Texts texts;

    public PriceImportController(PriceImports imports, WantedRows wantedRows, PriceDrafts drafts, Texts texts) {
        this.imports = imports;
        this.wantedRows = wantedRows;
        this.drafts = drafts;
        this.texts = texts;
    }

    /** Maps to {@code PricingImportColumnInput}. */
    public record ColumnInput(int index, @Nullable String target) {}

    /** Maps to {@code PricingImportInput}, and to {@code PricingImportPreviewInput}, which has neither title nor key. */
    public record ImportInput(
        @Nullable String text,
        @Nullable String fileId,
        @Nullable List<ColumnInput> columns,
        @Nullable String title,
        @Nullable String idempotencyKey
    ) {}

    /** Maps to {@code PricingImportProblem}. */
    public record Problem(long line, String code, @Nullable String column, String message) {}

    /**
     * Maps to {@code PricingImportTally}.
     *
     * @param problems of the first thousand rows that are left out
     */
    public record ImportTally(int changed, int unchanged, int bad, List<Problem> problems) {}

    /** Maps to {@code PricingImportPreview}. */
    public record Preview(
        List<MappedTable.Column> columns,
        ImportTally tally,
        List<PriceExample> examples,
        List<UserError> errors
    ) {}

    /** Maps to {@code PricingImportPayload}. */
    public record Imported(@Nullable Long changeSetId, ImportTally tally, List<UserError> errors) {}

    @QueryMapping
    public Preview pricingImportPreview(ShopContext shop, @Argument ImportInput input) {
        Counting counting = new Counting();
        List<MappedTable.Column> columns = List.of();
        try (PriceImport table = imports.open(shop.id(), source(input), overrides(input))) {
            columns = table.columns();
            table.requireUse();
            table.read().forEach(counting::count);
            List<Wanted> first = counting.changing.stream().limit(EXAMPLES).toList();
            return new Preview(columns, counting.tally(), wantedRows.examples(shop.id(), first), List.of());
        } catch (BadTableException bad) {
            return new Preview(columns, counting.tally(), List.of(), List.of(error(bad.flaw())));
        }
    }

    @MutationMapping
    public Imported pricingImport(ShopContext shop, Actor actor, CallerShops callers, @Argument ImportInput input) {
        Counting counting = new Counting();
        try (PriceImport table = imports.open(shop.id(), source(input), overrides(input))) {
            table.requireUse();
            table.read().forEach(counting::count);
        } catch (BadTableException bad) {
            return new Imported(null, counting.tally(), List.of(error(bad.flaw())));
        }
        Drafted drafted = drafts.draft(
            new Request(shop, actor, callers, "import", input.title(), input.idempotencyKey(), input),
            () -> wantedRows.of(shop.id(), counting.wanted)
        );
        return new Imported(drafted.changeSetId(), counting.tally(), drafted.errors());
    }

    /** What becomes of the rows of one table. */
    private final class Counting {

        private final List<Wanted> wanted = new ArrayList<>();
        private final List<Wanted> changing = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private int changed;
        private int unchanged;
        private int bad;

        void count(ImportedPrice row) {
            switch (row) {
                case ImportedPrice.Wants wants -> {
                    changed++;
                    wanted.addAll(wants.wanted());
                    changing.addAll(wants.wanted());
                }
                case ImportedPrice.Unchanged same -> {
                    unchanged++;
                    wanted.addAll(same.wanted());
                }
                case ImportedPrice.Bad left -> {
                    bad++;
                    if (problems.size() < SHOWN) {
                        problems.add(problem(left));
                    }
                }
            }
        }

        ImportTally tally() {
            return new ImportTally(changed, unchanged, bad, List.copyOf(problems));
        }
    }

    private Problem problem(ImportedPrice.Bad bad) {
        String column = bad.column();
        String message = texts.of("import." + bad.flaw().name(), column == null ? "" : column, bad.value());
        return new Problem(bad.line(), bad.flaw().name(), column, message);
    }

    private UserError error(Flaw flaw) {
        return UserError.at(flaw.name(), texts.of("import.error." + flaw.name()));
    }

    private static Tables.Source source(ImportInput input) {
        return new Tables.Source(input.text(), input.fileId());
    }

    private static Map<Integer, @Nullable String> overrides(ImportInput input) {
        Map<Integer, @Nullable String> overrides = new HashMap<>();
        if (input.columns() != null) {
            input.columns().forEach(column -> overrides.put(column.index(), column.target()));
        }
        return overrides;
    }
}
