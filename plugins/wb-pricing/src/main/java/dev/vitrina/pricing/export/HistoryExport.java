package dev.vitrina.pricing.export;

import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;
import dev.vitrina.pricing.good.GoodStore;
import dev.vitrina.pricing.history.HistoryReads;
import dev.vitrina.pricing.history.PricePeriod;
import dev.vitrina.tables.export.ExportContent;
import dev.vitrina.tables.export.ExportRows;
import dev.vitrina.tables.export.ExportTable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The history of prices as a file; some goods at a time are read. */
public final class HistoryExport implements ExportContent<HistoryRequest> {

    public static final String JOB_TYPE = "wb-pricing:history-export";
    public static final ExportTable<HistoryRequest> TABLE = new ExportTable<>(
        "p_wb_pricing.history_export",
        "written",
        HistoryRequest.class
    );

    private static final int GOODS = 100;

    private final HistoryReads history;
    private final GoodStore goods;
    private final ChangeSets changeSets;
    private final Texts texts;

    public HistoryExport(HistoryReads history, GoodStore goods, ChangeSets changeSets, Texts texts) {
        this.history = history;
        this.goods = goods;
        this.changeSets = changeSets;
        this.texts = texts;
    }

    @Override
    public String fileName() {
        return "prices";
    }

    @Override
    public String permission() {
        return "wb-pricing:read";
    }

    @Override
    public String unit() {
        return "rows";
    }

    @Override
    public void write(ShopId shop, HistoryRequest request, ExportRows file) throws IOException {
        HistoryRows rows = new HistoryRows(changeSets, texts, shop, Locale.forLanguageTag(request.language()));
        file.headings(rows.headings());
        long done = 0;
        List<Long> some = goods(shop, request, 0, 0);
        while (!some.isEmpty()) {
            file.goOn();
            for (PricePeriod period : history.of(shop, some)) {
                for (List<@Nullable Object> row : rows.of(period)) {
                    file.row(row);
                }
            }
            done += some.size();
            file.progress(done, null);
            some = goods(shop, request, done, some.getLast());
        }
    }

    /** The next goods after so many of those that were named, or after the last one of those that the list finds. */
    private List<Long> goods(ShopId shop, HistoryRequest request, long done, long last) {
        List<Long> named = request.nmIds();
        if (named == null) {
            return goods.ids(shop, request.filter(), last, GOODS);
        }
        int from = (int) done;
        return named.subList(from, Math.min(from + GOODS, named.size()));
    }
}
