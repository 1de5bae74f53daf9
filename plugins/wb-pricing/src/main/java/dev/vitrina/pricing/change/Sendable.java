package dev.vitrina.pricing.change;

import dev.vitrina.api.change.ChangeBatch;
import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.ChangeTexts;
import dev.vitrina.api.change.Reason;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.good.Good;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which rows of a batch may still be sent: those whose goods stand as they were judged, and of which nothing else is on its way. */
final class Sendable {

    private final PriceRows rows;
    private final Underway underway;
    private final ChangeTexts texts;

    Sendable(PriceRows rows, Underway underway, ChangeTexts texts) {
        this.rows = rows;
        this.underway = underway;
        this.texts = texts;
    }

    /**
     * What shows already what it is to show is not sent; following finds it so.
     *
     * @param goods    as Wildberries shows them now
     * @param within   how long what was sent may take to show
     * @param rejected gets the others, with the reason
     */
    List<ChangeRow> of(
        ShopId shop,
        ChangeBatch batch,
        Map<Long, Good> goods,
        Duration within,
        Map<String, Reason> rejected
    ) {
        Map<Long, List<Underway.Sent>> sent = underway.of(shop, goods.keySet(), within);
        List<ChangeRow> sendable = new ArrayList<>();
        for (ChangeRow row : batch.rows()) {
            PriceKey key = PriceKey.of(row.key());
            Good good = goods.get(key.nmId());
            Optional<PriceValues> now = Optional.ofNullable(good).flatMap(shown -> PriceValues.of(shown, key));
            if (good == null || now.isEmpty()) {
                rejected.put(row.key(), texts.reason("GOOD_UNKNOWN"));
            } else if (!rows.after(row).isShownBy(now.get(), key)) {
                Optional<Reason> reason = refusal(
                    row,
                    good,
                    now.get(),
                    sent.getOrDefault(key.nmId(), List.of()),
                    batch
                );
                reason.ifPresentOrElse(why -> rejected.put(row.key(), why), () -> sendable.add(row));
            }
        }
        return sendable;
    }

    /** Why a row may not be sent any more; empty when it may. */
    private Optional<Reason> refusal(
        ChangeRow row,
        Good good,
        PriceValues now,
        List<Underway.Sent> sent,
        ChangeBatch batch
    ) {
        return Underway.beside(PriceKey.of(row.key()), good, sent, batch.changeSet())
            .map(set -> texts.reason("OTHER_UNDER_WAY", set.toString()))
            .or(() ->
                rows.isStill(row, now, good)
                    ? Optional.empty()
                    : Optional.of(texts.reason("CHANGED_SINCE_CHECK", PriceRows.plain(now.discounted())))
            );
    }
}
