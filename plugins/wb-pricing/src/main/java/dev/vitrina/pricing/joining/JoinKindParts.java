package dev.vitrina.pricing.joining;

import dev.vitrina.api.change.ChangeTexts;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.setting.SettingsView;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.pricing.change.UnsentReads;
import dev.vitrina.pricing.day.Days;
import dev.vitrina.pricing.good.GoodJson;
import dev.vitrina.pricing.margin.Margins;
import dev.vitrina.pricing.promotion.Calendar;
import dev.vitrina.pricing.promotion.PromotionJob;
import dev.vitrina.pricing.promotion.PromotionStore;
import java.time.Clock;

/** What the kind is put together of. */
public record JoinKindParts(
    UpstreamGateway gateway,
    GoodJson json,
    Calendar calendar,
    PromotionStore promotions,
    UnsentReads unsent,
    PromotionJob job,
    Jobs jobs,
    Margins margins,
    Days days,
    Texts texts,
    SettingsView settings,
    Clock clock
) {
    public JoinKind kind() {
        ChangeTexts told = new ChangeTexts(texts);
        Entries entries = new Entries(gateway, json, clock);
        return new JoinKind(
            new JoinCheck(promotions, margins, days, told, clock),
            new JoinReading(calendar, promotions, unsent, told, clock),
            entries,
            new JoinFollowing(entries, calendar, promotions, told, settings, clock),
            job,
            jobs,
            told,
            settings,
            clock
        );
    }
}
