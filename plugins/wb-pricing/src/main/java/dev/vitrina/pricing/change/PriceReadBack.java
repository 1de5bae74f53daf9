package dev.vitrina.pricing.change;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.FollowResult;
import dev.vitrina.api.change.Reason;
import dev.vitrina.api.change.RowOutcome;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Priority;
import dev.vitrina.pricing.good.FreshGoods;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.quarantine.HeldPrice;
import dev.vitrina.pricing.quarantine.Quarantine;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of prices that were sent. What Wildberries shows decides: a good that shows what was sent is done, whatever was said of it. Only of the others
 * its word on the upload is asked.
 */
final class PriceReadBack {

    private static final Priority PRIORITY = Priority.REFRESH;
    private static final String NOT_APPLIED = "NOT_APPLIED";
    private static final String IN_QUARANTINE = "IN_QUARANTINE";

    private final FreshGoods fresh;
    private final Uploads uploads;
    private final Quarantine quarantine;
    private final PriceRows rows;
    private final PriceTexts texts;
    private final Clock clock;

    PriceReadBack(
        FreshGoods fresh,
        Uploads uploads,
        Quarantine quarantine,
        PriceRows rows,
        PriceTexts texts,
        Clock clock
    ) {
        this.fresh = fresh;
        this.uploads = uploads;
        this.quarantine = quarantine;
        this.rows = rows;
        this.texts = texts;
        this.clock = clock;
    }

    FollowResult follow(ShopId shop, List<ChangeRow> sent, Pace pace) {
        List<Long> nmIds = sent
            .stream()
            .map(row -> PriceKey.of(row.key()).nmId())
            .toList();
        return switch (fresh.read(shop, nmIds, PRIORITY)) {
            case FreshGoods.Answer.NotNow(var problem, var retryAt) -> new FollowResult.Later(problem, retryAt);
            case FreshGoods.Answer.Read(var goods) -> new FollowResult.Looked(outcomes(shop, sent, goods, pace));
        };
    }

    private Map<String, RowOutcome> outcomes(ShopId shop, List<ChangeRow> sent, Map<Long, Good> goods, Pace pace) {
        Map<String, RowOutcome> outcomes = new HashMap<>();
        List<ChangeRow> open = new ArrayList<>();
        for (ChangeRow row : sent) {
            if (isShown(row, goods)) {
                outcomes.put(row.key(), new RowOutcome.Verified());
            } else {
                open.add(row);
            }
        }
        Map<String, Map<String, String>> said = new HashMap<>();
        for (ChangeRow row : open) {
            outcomes.put(row.key(), outcome(shop, row, said, pace));
        }
        heldRatherThanLost(shop, open, outcomes);
        if (outcomes.values().stream().anyMatch(PriceReadBack::isHeld)) {
            quarantine.entered(shop);
        }
        return outcomes;
    }

    /** Of rows whose upload nobody can ask for, and that do not show, the quarantine itself tells what became: it has the very price. */
    private void heldRatherThanLost(ShopId shop, List<ChangeRow> open, Map<String, RowOutcome> outcomes) {
        List<ChangeRow> lost = open
            .stream()
            .filter(row -> PriceKey.of(row.key()) instanceof PriceKey.Goods)
            .filter(row -> isFailed(outcomes.get(row.key()), NOT_APPLIED))
            .toList();
        if (lost.isEmpty()) {
            return;
        }
        Map<Long, HeldPrice> held = quarantine.now(shop, PRIORITY).orElse(Map.of());
        for (ChangeRow row : lost) {
            HeldPrice price = held.get(PriceKey.of(row.key()).nmId());
            if (price != null && rows.after(row).isHeldAs(price)) {
                outcomes.put(row.key(), new RowOutcome.Failed(texts.reason(IN_QUARANTINE)));
            }
        }
    }

    private static boolean isHeld(RowOutcome outcome) {
        return isFailed(outcome, IN_QUARANTINE);
    }

    private static boolean isFailed(@Nullable RowOutcome outcome, String code) {
        return outcome instanceof RowOutcome.Failed(Reason reason) && reason.code().equals(code);
    }

    private boolean isShown(ChangeRow row, Map<Long, Good> goods) {
        PriceKey key = PriceKey.of(row.key());
        Good good = goods.get(key.nmId());
        return (
            good != null &&
            PriceValues.of(good, key)
                .filter(shown -> rows.after(row).isShownBy(shown, key))
                .isPresent()
        );
    }

    private RowOutcome outcome(ShopId shop, ChangeRow row, Map<String, Map<String, String>> said, Pace pace) {
        String reference = row.reference();
        Optional<String> words = reference == null
            ? Optional.empty()
            : words(shop, reference, PriceKey.of(row.key()), said);
        if (words.isPresent()) {
            return new RowOutcome.Failed(reason(words.get()));
        }
        return pace.isOver(clock, row.sentAt())
            ? new RowOutcome.Failed(texts.reason(NOT_APPLIED))
            : new RowOutcome.Pending(pace.next(clock, row.sentAt()));
    }

    /** An upload in halves has several numbers. */
    private Optional<String> words(ShopId shop, String reference, PriceKey key, Map<String, Map<String, String>> said) {
        for (String upload : reference.split(",", -1)) {
            Map<String, String> refused = said.computeIfAbsent(upload, id ->
                uploads.refused(shop, id, PRIORITY).orElse(Map.of())
            );
            String found = refused.get(Uploads.name(key));
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private Reason reason(String words) {
        return words.toLowerCase(Locale.ROOT).contains("quarantine") || words.contains("карантин")
            ? texts.reason(IN_QUARANTINE)
            : PriceTexts.wildberries(words);
    }
}
