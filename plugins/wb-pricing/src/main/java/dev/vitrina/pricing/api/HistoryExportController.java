package dev.vitrina.pricing.api;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.UserError;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.job.Job;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.text.Texts;
import dev.vitrina.pricing.api.GoodSelection.Selected;
import dev.vitrina.pricing.export.HistoryRequest;
import dev.vitrina.pricing.good.GoodFilter;
import dev.vitrina.pricing.good.GoodStore;
import dev.vitrina.tables.TableFormat;
import dev.vitrina.tables.export.Export;
import dev.vitrina.tables.export.Exports;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Files of the history: of one good, of some, of all that the list finds. */
@Controller
public final class HistoryExportController {

    private static final int MOST_SHOWN = 100;

    private final Exports<HistoryRequest> exports;
    private final GoodStore goods;
    private final Texts texts;

    public HistoryExportController(Exports<HistoryRequest> exports, GoodStore goods, Texts texts) {
        this.exports = exports;
        this.goods = goods;
        this.texts = texts;
    }

    /** Maps to {@code PricingHistoryExportInput}. */
    public record ExportInput(TableFormat format, GoodSelection goods) {}

    /** Maps to {@code PricingHistoryExportPayload}. */
    public record Started(@Nullable Export export, @Nullable Job job, List<UserError> errors) {}

    @QueryMapping
    public List<Export> pricingHistoryExports(ShopContext shop, @Argument @Nullable Integer first) {
        int limit = first == null ? 20 : first;
        if (limit < 1 || limit > MOST_SHOWN) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "`first` must be between 1 and " + MOST_SHOWN);
        }
        return exports.latest(shop.id(), limit);
    }

    @MutationMapping
    public Started pricingHistoryExport(ShopContext shop, @Argument ExportInput input, Locale locale) {
        GoodSelection selection = input.goods();
        List<Long> named = null;
        if (selection.nmIds() != null) {
            switch (selection.in(shop.id(), goods)) {
                case Selected.Refused(String code) -> {
                    return refused(code, "goods");
                }
                case Selected.Goods(List<Long> nmIds) -> named = nmIds;
            }
        } else if (selection.filter() == null) {
            return refused("SELECTION_INVALID", "goods");
        }
        GoodFilter filter = selection.filter() == null ? GoodFilter.ALL : selection.filter();
        // Of all that the list finds there may be any number: only written down, they cost nothing.
        Integer expected = selection.expectedCount();
        if (named == null && expected != null && goods.count(shop.id(), filter) > expected) {
            return refused("MORE_GOODS_THAN_SHOWN", "goods", "expectedCount");
        }
        return exports
            .start(shop.id(), new HistoryRequest(input.format(), named, filter, locale.getLanguage()))
            .map(started -> new Started(started.export(), started.job(), List.of()))
            .orElseGet(() -> refused("TOO_MANY_EXPORTS"));
    }

    private Started refused(String code, String... path) {
        return new Started(null, null, List.of(UserError.at(code, texts.of("error." + code), path)));
    }
}
