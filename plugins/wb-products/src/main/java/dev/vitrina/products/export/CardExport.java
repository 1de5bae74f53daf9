package dev.vitrina.products.export;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.condition.ConditionCopies;
import dev.vitrina.products.search.CardDirectory;
import dev.vitrina.products.search.CardFilter;
import dev.vitrina.tables.export.ExportContent;
import dev.vitrina.tables.export.ExportRows;
import dev.vitrina.tables.export.ExportTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cards as a file. What is to be in it is settled at its beginning, by id; the cards are read page by page. */
public final class CardExport implements ExportContent<ExportRequest> {

    public static final String JOB_TYPE = "wb-products:export";
    public static final ExportTable<ExportRequest> TABLE = new ExportTable<>(
        "p_wb_products.export",
        "cards",
        ExportRequest.class
    );

    private static final int PAGE = 500;

    private final CardDirectory cards;
    private final ConditionCopies conditions;
    private final Texts texts;

    public CardExport(CardDirectory cards, ConditionCopies conditions, Texts texts) {
        this.cards = cards;
        this.conditions = conditions;
        this.texts = texts;
    }

    @Override
    public String fileName() {
        return "products";
    }

    @Override
    public String permission() {
        return "wb-products:read";
    }

    @Override
    public String unit() {
        return "cards";
    }

    @Override
    public void write(ShopId shop, ExportRequest request, ExportRows file) throws IOException {
        long[] ids = ids(shop, request);
        file.headings(headings(request));
        for (int from = 0; from < ids.length; from += PAGE) {
            file.goOn();
            // Cards that went meanwhile are missing.
            List<Long> page = Arrays.stream(ids, from, Math.min(from + PAGE, ids.length)).boxed().toList();
            for (Card card : cards.find(shop, page)) {
                file.row(row(card, request.columns()));
            }
            file.progress(Math.min((long) from + PAGE, ids.length), (long) ids.length);
        }
    }

    private long[] ids(ShopId shop, ExportRequest request) {
        List<Long> chosen = request.nmIds();
        if (chosen != null) {
            return chosen.stream().mapToLong(Long::longValue).toArray();
        }
        CardFilter filter = request.filter();
        // It may have waited so long that what is known of cards went with its plugin: the file would come out empty, or hold every card.
        return conditions.reading(shop, filter.content().conditions().all(), () ->
            cards.ids(shop, filter, request.order())
        );
    }

    private List<@Nullable Object> headings(ExportRequest request) {
        Locale locale = Locale.forLanguageTag(request.language());
        List<@Nullable Object> headings = new ArrayList<>();
        request.columns().forEach(column -> headings.add(texts.in(locale, "column." + column)));
        return headings;
    }

    private static List<@Nullable Object> row(Card card, List<ExportColumn> columns) {
        List<@Nullable Object> row = new ArrayList<>(columns.size());
        columns.forEach(column -> row.add(column.of(card)));
        return row;
    }
}
