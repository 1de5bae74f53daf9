package dev.vitrina.pricing.change;

import dev.vitrina.api.change.ChangeBatch;
import dev.vitrina.api.change.ChangeKind;
import dev.vitrina.api.change.ChangePolicy;
import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.ChangeTexts;
import dev.vitrina.api.change.CheckResult;
import dev.vitrina.api.change.CheckedRow;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.FollowResult;
import dev.vitrina.api.change.Reason;
import dev.vitrina.api.change.RowOutcome;
import dev.vitrina.api.change.RowState;
import dev.vitrina.api.change.SendResult;
import dev.vitrina.api.setting.SettingsView;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Priority;
import dev.vitrina.pricing.good.PriceMethods;
import dev.vitrina.pricing.history.PriceHistory;
import dev.vitrina.pricing.quarantine.Quarantine;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Prices, discounts, prices of sizes and club discounts, by {@code upload/task} and its sisters (WB items spec). Before a batch goes out its goods are read
 * once more: a row is sent only while the good shows what the row was judged by, so that what people saw in the difference is what buyers will see.
 */
public final class PriceKind implements ChangeKind {

    public static final String ID = "wb-pricing.price";
    public static final String WRITE = "wb-pricing:write";
    public static final String COSTS = "wb-pricing:costs";

    private final PriceJudgement judgement;
    private final PriceDispatch dispatch;
    private final PriceReadBack readBack;
    private final PriceHistory history;
    private final Quarantine quarantine;
    private final Unapplied unapplied;
    private final PriceRows rows;
    private final ChangeTexts texts;
    private final SettingsView settings;

    PriceKind(
        PriceJudgement judgement,
        PriceDispatch dispatch,
        PriceReadBack readBack,
        PriceHistory history,
        Quarantine quarantine,
        Unapplied unapplied,
        PriceRows rows,
        ChangeTexts texts,
        SettingsView settings
    ) {
        this.judgement = judgement;
        this.dispatch = dispatch;
        this.readBack = readBack;
        this.history = history;
        this.quarantine = quarantine;
        this.unapplied = unapplied;
        this.rows = rows;
        this.texts = texts;
        this.settings = settings;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String permission() {
        return WRITE;
    }

    @Override
    public String readPermission() {
        return "wb-pricing:read";
    }

    /** What is lost with a piece, beside what is paid for it, says what it costs. */
    @Override
    public String riskPermission() {
        return COSTS;
    }

    @Override
    public String title(Locale language) {
        return texts.in(language, "kind.price");
    }

    @Override
    public String fieldName(String field, Locale language) {
        return texts.in(language, "edited." + field);
    }

    @Override
    public String explain(Reason reason, Locale language) {
        return texts.explain(reason, language);
    }

    @Override
    public Optional<String> page(String key) {
        return PriceKey.read(key).map(read -> "/products/" + read.nmId());
    }

    @Override
    public ChangePolicy policy(ShopId shop) {
        return PricePolicy.confirming(settings);
    }

    @Override
    public int checkSize() {
        return PriceMethods.MOST;
    }

    @Override
    public int checkSize(ShopId shop) {
        return judgement.size(shop);
    }

    @Override
    public int batchSize() {
        return PriceMethods.MOST;
    }

    @Override
    public Duration patience() {
        return Pace.of(settings).giveUp().multipliedBy(2);
    }

    @Override
    public Duration firstLook() {
        return Pace.of(settings).afterLoss();
    }

    @Override
    public CheckResult check(ShopId shop, List<ChangeRow> drafted) {
        return judgement.check(shop, drafted, PricePolicy.of(settings), Pace.of(settings).giveUp());
    }

    @Override
    public List<CheckedRow> checkDrafted(ShopId shop, List<ChangeRow> drafted, int before) {
        return judgement.drafted(shop, drafted, before, PricePolicy.of(settings), Pace.of(settings).giveUp());
    }

    @Override
    public SendResult send(ShopId shop, ChangeBatch batch, Priority priority) {
        return dispatch.send(shop, batch, Pace.of(settings), priority);
    }

    @Override
    public FollowResult follow(ShopId shop, List<ChangeRow> sent) {
        FollowResult result = readBack.follow(shop, sent, Pace.of(settings));
        if (result instanceof FollowResult.Looked(var outcomes)) {
            Map<String, Reason> failed = new HashMap<>();
            outcomes.forEach((key, outcome) -> {
                if (outcome instanceof RowOutcome.Failed(Reason reason)) {
                    failed.put(key, reason);
                }
            });
            unapplied.failed(shop, sent, failed);
            unapplied.applied(
                shop,
                outcomes
                    .keySet()
                    .stream()
                    .filter(key -> outcomes.get(key) instanceof RowOutcome.Verified)
                    .toList()
            );
        }
        return result;
    }

    @Override
    public Optional<DraftRow> reverse(ChangeRow row) {
        return Optional.of(rows.reversed(row));
    }

    /** Of what nobody knows the end of, and of what Wildberries took without showing it, a roll-back's check reads what there is: what never came true is no change then. */
    @Override
    public boolean mayHaveChanged(ShopId shop, ChangeRow row) {
        return row.state() == RowState.UNCERTAIN || (row.reference() != null && unapplied.isTaken(shop, row));
    }

    @Override
    public void applied(ShopId shop, List<String> keys) {
        history.project(shop);
        quarantine.priced(
            shop,
            keys
                .stream()
                .map(key -> PriceKey.of(key).nmId())
                .toList()
        );
    }
}
