package dev.vitrina.pricing.joining;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.ChangeTexts;
import dev.vitrina.api.change.FollowResult;
import dev.vitrina.api.change.RowOutcome;
import dev.vitrina.api.setting.SettingsView;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Priority;
import dev.vitrina.pricing.promotion.Calendar;
import dev.vitrina.pricing.promotion.Promotion;
import dev.vitrina.pricing.promotion.PromotionStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What became of goods that were to enter a promotion: Wildberries' word on the upload, and where its number was lost the list of those that take part. What
 * waits for the promotion's start is asked after seldom.
 */
final class JoinFollowing {

    private static final Duration SELDOM = Duration.ofHours(3);
    private static final int SLOWER = 4;
    private static final int AFTER_LOSS = 12;
    private static final Priority PRIORITY = Priority.REFRESH;

    private final Entries entries;
    private final Calendar calendar;
    private final PromotionStore promotions;
    private final ChangeTexts texts;
    private final SettingsView settings;
    private final Clock clock;

    JoinFollowing(
        Entries entries,
        Calendar calendar,
        PromotionStore promotions,
        ChangeTexts texts,
        SettingsView settings,
        Clock clock
    ) {
        this.entries = entries;
        this.calendar = calendar;
        this.promotions = promotions;
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
    }

    /** How soon a row whose answer was lost is looked after: when the call that may still be under way has ended. */
    Duration afterLoss() {
        return first().multipliedBy(AFTER_LOSS);
    }

    FollowResult follow(ShopId shop, List<ChangeRow> sent) {
        Map<String, RowOutcome> outcomes = new HashMap<>();
        Map<String, Entries.Said> said = new HashMap<>();
        Map<Long, Optional<Set<Long>>> lists = new HashMap<>();
        Map<Long, Boolean> coming = new HashMap<>();
        for (ChangeRow row : sent) {
            Entry entry = Entry.of(row);
            boolean waits =
                !entry.now() && coming.computeIfAbsent(entry.promotion(), promotion -> isComing(shop, promotion));
            String reference = row.reference();
            if (reference == null) {
                outcomes.put(
                    row.key(),
                    byList(
                        row,
                        entry,
                        waits,
                        lists.computeIfAbsent(entry.promotion(), id -> calendar.takingPart(shop, id, PRIORITY))
                    )
                );
            } else {
                outcomes.put(
                    row.key(),
                    byWord(row, entry, waits, said.computeIfAbsent(reference, id -> entries.said(shop, id, PRIORITY)))
                );
            }
        }
        return new FollowResult.Looked(outcomes);
    }

    private RowOutcome byWord(ChangeRow row, Entry entry, boolean waits, Entries.Said said) {
        if (said instanceof Entries.Said.Of(var goods) && goods.get(entry.nmId()) instanceof Entries.Said.Word word) {
            String words = word.words();
            return words == null ? new RowOutcome.Verified() : new RowOutcome.Failed(ChangeTexts.wildberries(words));
        }
        return pending(row, waits);
    }

    /** Of an upload without a number only the list of those that take part tells. What waits for the start is in no list. */
    private RowOutcome byList(ChangeRow row, Entry entry, boolean waits, Optional<Set<Long>> takingPart) {
        if (takingPart.isPresent() && takingPart.get().contains(entry.nmId())) {
            return new RowOutcome.Verified();
        }
        boolean over = takingPart.isPresent() && !waits && age(row).compareTo(giveUp()) > 0;
        return over ? new RowOutcome.Failed(texts.reason("NOT_APPLIED")) : pending(row, waits);
    }

    private RowOutcome.Pending pending(ChangeRow row, boolean waits) {
        Duration pause = age(row).dividedBy(SLOWER);
        pause = pause.compareTo(first()) < 0 ? first() : pause;
        Duration most = waits ? SELDOM : giveUp();
        return new RowOutcome.Pending(clock.instant().plus(pause.compareTo(most) > 0 ? most : pause));
    }

    private boolean isComing(ShopId shop, long promotion) {
        Instant now = clock.instant();
        return promotions
            .find(shop, promotion)
            .filter((Promotion found) -> found.starts().isAfter(now))
            .isPresent();
    }

    private Duration age(ChangeRow row) {
        Instant sentAt = row.sentAt();
        return sentAt == null ? Duration.ZERO : Duration.between(sentAt, clock.instant());
    }

    /** How long after sending is worth a first look. */
    Duration first() {
        return Duration.ofSeconds(settings.integer("lookAfterSeconds"));
    }

    private Duration giveUp() {
        return Duration.ofSeconds(settings.integer("giveUpAfterSeconds"));
    }
}
