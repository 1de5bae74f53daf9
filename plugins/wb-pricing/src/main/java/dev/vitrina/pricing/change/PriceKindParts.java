package dev.vitrina.pricing.change;

import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.api.change.ChangeTexts;
import dev.vitrina.api.setting.SettingsView;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.cache.Mirror;
import dev.vitrina.pricing.day.Days;
import dev.vitrina.pricing.good.FreshGoods;
import dev.vitrina.pricing.good.GoodJson;
import dev.vitrina.pricing.good.GoodStore;
import dev.vitrina.pricing.history.PriceHistory;
import dev.vitrina.pricing.margin.Margins;
import dev.vitrina.pricing.promotion.PromotionStore;
import dev.vitrina.pricing.quarantine.Quarantine;
import java.time.Clock;

/** What the kind is put together of. */
public record PriceKindParts(
    UpstreamGateway gateway,
    GoodJson json,
    FreshGoods fresh,
    GoodStore goods,
    Mirror mirror,
    PriceHistory history,
    Quarantine quarantine,
    Unapplied unapplied,
    UnsentReads unsent,
    ChangeSets changeSets,
    Underway underway,
    PromotionStore promotions,
    Margins margins,
    Days days,
    PriceRows rows,
    Texts texts,
    SettingsView settings,
    Clock clock
) {
    public PriceKind kind() {
        return kind(PriceJudgement.LARGE);
    }

    /** @param large a set of more goods is judged by the mirror, where that is young */
    public PriceKind kind(int large) {
        ChangeTexts told = new ChangeTexts(texts);
        PriceJudgement judgement = new PriceJudgement(
            fresh,
            goods,
            mirror,
            new RowJudgement(margins, days, history, promotions, underway, new PriceCheck(rows, told), clock),
            large,
            clock
        );
        PriceSending sending = new PriceSending(new PriceWriter(gateway, json, clock), rows, told, clock);
        PriceReadBack readBack = new PriceReadBack(fresh, new Uploads(gateway, json), quarantine, rows, told, clock);
        PriceDispatch dispatch = new PriceDispatch(
            fresh,
            goods,
            unsent,
            sending,
            history,
            unapplied,
            changeSets,
            new Sendable(rows, underway, told),
            rows
        );
        return new PriceKind(judgement, dispatch, readBack, history, quarantine, unapplied, rows, told, settings);
    }
}
