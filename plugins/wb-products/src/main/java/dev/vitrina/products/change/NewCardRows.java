package dev.vitrina.products.change;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.products.card.Card.Wholesale;
import dev.vitrina.products.edit.NewCard;
import dev.vitrina.products.edit.NewCard.NewSize;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** New cards as rows of a change set: what a card has fields for is in the fields, the rest in the payload. */
public final class NewCardRows {

    private final EditRows rows;
    private final JsonMapper json;

    public NewCardRows(EditRows rows, JsonMapper json) {
        this.rows = rows;
        this.json = json;
    }

    /** @param barcodes whether Wildberries is to be asked for barcodes before, for the sizes that have none */
    record Payload(
        long subjectId,
        @Nullable List<NewSize> sizes,
        @Nullable Boolean kizMarked,
        @Nullable Wholesale wholesale,
        boolean barcodes
    ) {}

    /** A draft. */
    public DraftRow draft(NewCard card, boolean barcodes) {
        Payload payload = new Payload(card.subjectId(), card.sizes(), card.kizMarked(), card.wholesale(), barcodes);
        return new DraftRow(
            card.vendorCode(),
            card.vendorCode(),
            json.writeValueAsString(payload),
            rows.fields(card.values())
        );
    }

    NewCard card(ChangeRow row) {
        Payload payload = payload(row);
        List<NewSize> sizes = payload.sizes() == null ? List.of() : payload.sizes();
        return new NewCard(payload.subjectId(), rows.edit(row), sizes, payload.kizMarked(), payload.wholesale());
    }

    Payload payload(ChangeRow row) {
        return json.readValue(row.payload(), Payload.class);
    }
}
