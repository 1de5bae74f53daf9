package dev.vitrina.products.api;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.UserError;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.job.Job;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.text.Texts;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.MirrorStatus;
import dev.vitrina.products.export.ExportColumn;
import dev.vitrina.products.export.ExportRequest;
import dev.vitrina.products.search.CardCounts;
import dev.vitrina.products.search.CardFilter;
import dev.vitrina.products.search.CardSearch;
import dev.vitrina.tables.TableFormat;
import dev.vitrina.tables.export.Export;
import dev.vitrina.tables.export.Exports;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Files of the list as it is seen. */
@Controller
public final class ProductExports {

    private static final int MAX_EXPORTS = 100;
    private static final int MAX_CHOSEN = 10_000;

    private final Exports<ExportRequest> exports;
    private final CardSearch search;
    private final CardCounts counts;
    private final Mirror mirror;
    private final Filters filters;
    private final Texts texts;

    public ProductExports(
        Exports<ExportRequest> exports,
        CardSearch search,
        CardCounts counts,
        Mirror mirror,
        Filters filters,
        Texts texts
    ) {
        this.filters = filters;
        this.exports = exports;
        this.search = search;
        this.counts = counts;
        this.mirror = mirror;
        this.texts = texts;
    }

    @QueryMapping
    public List<Export> productExports(ShopContext shop, @Argument @Nullable Integer first) {
        int limit = first == null ? 20 : first;
        if (limit < 1 || limit > MAX_EXPORTS) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "`first` must be between 1 and " + MAX_EXPORTS);
        }
        return exports.latest(shop.id(), limit);
    }

    @SchemaMapping(typeName = "ProductExport")
    public @Nullable Long cards(Export export) {
        return export.rows();
    }

    @MutationMapping
    public Started productsExport(ShopContext shop, @Argument Input input, Locale locale) {
        List<ExportColumn> columns = input.columns().stream().distinct().toList();
        if (columns.isEmpty()) {
            return refused("NO_COLUMNS", "export.noColumns");
        }
        MirrorStatus status = mirror.status(shop.id().value());
        CardFilter filter = search.meant(shop.id(), status, filters.of(shop.id(), input.filter()));
        Integer expected = input.nmIds() == null ? input.expectedCount() : null;
        if (expected != null && counts.count(shop.id(), filter, status) > expected) {
            return refused(Selections.MORE_THAN_SHOWN, "error." + Selections.MORE_THAN_SHOWN);
        }
        ExportRequest request = new ExportRequest(
            input.format(),
            columns,
            filter,
            ProductOrderInput.order(input.orderBy()),
            chosen(input.nmIds()),
            locale.getLanguage()
        );
        return exports
            .start(shop.id(), request)
            .map(started -> new Started(started.export(), started.job(), List.of()))
            .orElseGet(() -> refused("TOO_MANY_EXPORTS", "export.tooMany"));
    }

    private static @Nullable List<Long> chosen(@Nullable List<String> nmIds) {
        if (nmIds != null && nmIds.size() > MAX_CHOSEN) {
            throw new VitrinaException(
                ErrorCode.INVALID_INPUT,
                "`nmIds` may name at most " + MAX_CHOSEN + " cards; a filter has no such limit"
            );
        }
        return nmIds == null
            ? null
            : nmIds
                .stream()
                .distinct()
                .map(nmId -> Ids.parse("nmIds", nmId))
                .toList();
    }

    private Started refused(String code, String text) {
        return new Started(null, null, List.of(UserError.at(code, texts.of(text))));
    }

    /** Maps to {@code ProductsExportInput}. */
    public record Input(
        TableFormat format,
        List<ExportColumn> columns,
        @Nullable ProductFilterInput filter,
        @Nullable ProductOrderInput orderBy,
        @Nullable List<String> nmIds,
        @Nullable Integer expectedCount
    ) {}

    /** Maps to {@code ProductsExportPayload}. */
    public record Started(@Nullable Export export, @Nullable Job job, List<UserError> errors) {}
}
