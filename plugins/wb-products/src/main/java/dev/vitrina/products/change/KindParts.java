package dev.vitrina.products.change;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.products.content.ContentWriter;
import dev.vitrina.products.directory.Directories;
import dev.vitrina.products.fresh.ErrorList;
import dev.vitrina.products.fresh.FreshCards;
import dev.vitrina.products.mirror.CardRows;
import java.util.List;

/** What the kinds are made of. */
public record KindParts(
    FreshCards fresh,
    CardRows rows,
    ErrorList errors,
    Directories directories,
    CharacteristicNames names,
    ContentWriter writer,
    BatchWriter batches,
    ReadBack readBack,
    EditRows editRows,
    KindTexts texts
) {
    Knowledge knowledge(ShopId shop) {
        return new Knowledge(directories, names, shop);
    }

    static List<Long> nmIds(List<ChangeRow> rows) {
        return rows
            .stream()
            .map(row -> Long.valueOf(row.key()))
            .toList();
    }
}
