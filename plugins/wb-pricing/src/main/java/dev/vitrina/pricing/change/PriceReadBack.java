package dev.vitrina.pricing.change;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.ChangeTexts;
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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of prices that were sent. What Wildberries shows decides: a good that shows what was sent is done, whatever was said of it. Only of the others
 * its word on the upload is asked.
 */
final class PriceReadBack {

    private static final Priority PRIORITY = Priority.REFRESH;
    static final String NOT_APPLIED = "NOT_APPLIED";
    private static final String IN_QUARANTINE = "IN_QUARANTINE";

    private final FreshGoods fresh;
    private final Uploads uploads;
    private final Quarantine quarantine;
    private final PriceRows rows;
    private final ChangeTexts texts;
    private final Clock clock;

    PriceReadBack(
        FreshGoods fresh,
        Uploads uploads,
        Quarantine quarantine,
        PriceRows rows,
        ChangeTexts texts,
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
        Said said = new Said(shop);
        // Before the goods are read: one that is done only afterwards shows its prices the next time.
        sent
            .stream()
            .filter(row -> pace.isOver(clock, row.sentAt()))
            .flatMap(row -> uploadIds(row).stream())
            .forEach(said::askWhetherFinished);
        return switch (fresh.read(shop, nmIds, PRIORITY)) {
            case FreshGoods.Answer.NotNow(var problem, var retryAt) -> new FollowResult.Later(problem, retryAt);
            case FreshGoods.Answer.Read(var goods) -> new FollowResult.Looked(outcomes(shop, sent, goods, said, pace));
        };
    }

    private Map<String, RowOutcome> outcomes(
        ShopId shop,
        List<ChangeRow> sent,
        Map<Long, Good> goods,
        Said said,
        Pace pace
    ) {
        Map<String, RowOutcome> outcomes = new HashMap<>();
        List<ChangeRow> open = new ArrayList<>();
        for (ChangeRow row : sent) {
            if (isShown(row, goods)) {
                outcomes.put(row.key(), new RowOutcome.Verified());
            } else {
                open.add(row);
            }
        }
        for (ChangeRow row : open) {
            outcomes.put(row.key(), outcome(row, said, pace));
        }
        heldRatherThanLost(shop, open, outcomes, pace);
        if (outcomes.values().stream().anyMatch(PriceReadBack::isHeld)) {
            quarantine.entered(shop);
        }
        return outcomes;
    }

    /** Of rows whose upload nobody can ask for, and that do not show, the quarantine itself tells what became: it has the very price. */
    private void heldRatherThanLost(ShopId shop, List<ChangeRow> open, Map<String, RowOutcome> outcomes, Pace pace) {
        List<ChangeRow> lost = open
            .stream()
            .filter(row -> PriceKey.of(row.key()) instanceof PriceKey.Goods)
            .filter(
                row ->
                    isFailed(outcomes.get(row.key()), NOT_APPLIED) ||
                    (row.reference() == null && pace.isOver(clock, row.sentAt()))
            )
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

    /** A price that does not show has failed only by Wildberries' own word: until it is done with the upload it may yet come true. */
    private RowOutcome outcome(ChangeRow row, Said said, Pace pace) {
        List<String> ids = uploadIds(row);
        Optional<String> words = said.words(ids, PriceKey.of(row.key()));
        if (words.isPresent()) {
            return new RowOutcome.Failed(reason(words.get()));
        }
        return pace.isOver(clock, row.sentAt()) && !ids.isEmpty() && said.areDone(ids)
            ? new RowOutcome.Failed(texts.reason(NOT_APPLIED))
            : new RowOutcome.Pending(pace.next(clock, row.sentAt()));
    }

    /** An upload in halves has several numbers; one whose answer was lost has none. */
    private static List<String> uploadIds(ChangeRow row) {
        String reference = row.reference();
        return reference == null ? List.of() : List.of(reference.split(",", -1));
    }

    /** What Wildberries said of uploads, each asked once. */
    private final class Said {

        private final ShopId shop;
        private final Map<String, Optional<Map<String, String>>> refused = new HashMap<>();
        private final Set<String> finished = new HashSet<>();
        private final Set<String> asked = new HashSet<>();

        Said(ShopId shop) {
            this.shop = shop;
        }

        Optional<String> words(List<String> ids, PriceKey key) {
            return ids
                .stream()
                .map(this::refused)
                .flatMap(Optional::stream)
                .flatMap(words -> Optional.ofNullable(words.get(Uploads.name(key))).stream())
                .findFirst();
        }

        /** Whether nothing more will come of these uploads, and their refusals are known. */
        boolean areDone(List<String> ids) {
            return ids.stream().allMatch(id -> finished.contains(id) && refused(id).isPresent());
        }

        private Optional<Map<String, String>> refused(String upload) {
            return refused.computeIfAbsent(upload, id -> uploads.refused(shop, id, PRIORITY));
        }

        private void askWhetherFinished(String upload) {
            if (asked.add(upload) && uploads.isFinished(shop, upload, PRIORITY)) {
                finished.add(upload);
            }
        }
    }

    private Reason reason(String words) {
        if (words.isBlank()) {
            return texts.reason(NOT_APPLIED);
        }
        return words.toLowerCase(Locale.ROOT).contains("quarantine") || words.contains("карантин")
            ? texts.reason(IN_QUARANTINE)
            : ChangeTexts.wildberries(words);
    }
}
