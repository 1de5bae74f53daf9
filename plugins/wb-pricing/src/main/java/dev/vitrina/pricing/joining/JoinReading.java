package dev.vitrina.pricing.joining;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.ChangeSetId;
import dev.vitrina.api.change.ChangeTexts;
import dev.vitrina.api.change.FieldChange;
import dev.vitrina.api.change.Reason;
import dev.vitrina.api.change.SendResult;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.pricing.change.UnsentReads;
import dev.vitrina.pricing.promotion.Calendar;
import dev.vitrina.pricing.promotion.PromotionGood;
import dev.vitrina.pricing.promotion.PromotionStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads goods once more before they enter a promotion: what people saw in the difference is what buyers will see, or the row is not sent. */
final class JoinReading {

    private static final Logger log = LoggerFactory.getLogger(JoinReading.class);

    /** A base token may call once an hour (WB promotion spec, rate limits): what was read for a try that did not go out serves the next one. */
    private static final Duration SERVES = Duration.ofHours(2);
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Calendar calendar;
    private final PromotionStore promotions;
    private final UnsentReads unsent;
    private final ChangeTexts texts;
    private final Clock clock;

    JoinReading(Calendar calendar, PromotionStore promotions, UnsentReads unsent, ChangeTexts texts, Clock clock) {
        this.calendar = calendar;
        this.promotions = promotions;
        this.unsent = unsent;
        this.texts = texts;
        this.clock = clock;
    }

    /** What came of reading. */
    sealed interface Read {
        /**
         * @param changed rows that are not what they were judged by
         * @param now     whether they were read for this try, and not for one before
         */
        record Rows(List<ChangeRow> sendable, Map<String, Reason> changed, boolean now) implements Read {
            public Rows {
                sendable = List.copyOf(sendable);
                changed = Map.copyOf(changed);
            }
        }

        record NotNow(Problem problem, Instant retryAt) implements Read {}
    }

    /** @param rows of one promotion */
    Read of(ShopId shop, ChangeSetId set, List<ChangeRow> rows, Priority priority) {
        long promotion = Entry.of(rows.getFirst()).promotion();
        Set<Long> nmIds = new HashSet<>();
        rows.forEach(row -> nmIds.add(Entry.nmId(row.key())));
        if (unsent.cover(shop, set, rows, SERVES)) {
            return judged(rows, stored(shop, promotion, nmIds), false);
        }
        return switch (calendar.offered(shop, promotion, nmIds, priority)) {
            case Calendar.Offered.Goods(var goods) -> {
                promotions.reread(shop, promotion, nmIds, goods.values(), clock.instant());
                yield judged(rows, goods, true);
            }
            case Calendar.Offered.NotNow(var failure) -> {
                Duration wait = failure.retryAfter();
                Instant retryAt = clock.instant().plus(wait == null ? SOON : wait);
                yield new Read.NotNow(new Problem(failure.kind(), failure.message(), retryAt), retryAt);
            }
        };
    }

    /** Keeps the reading for the next try where the quota did not let this one go out. Whatever becomes of that, it does not take the place of the result. */
    void ended(ShopId shop, ChangeSetId set, List<ChangeRow> rows, SendResult result, boolean now) {
        try {
            if (!(result instanceof SendResult.Later(var problem, var _))) {
                unsent.forget(shop, set, rows);
            } else if (now && problem.kind() == FailureKind.RATE_LIMITED) {
                unsent.note(shop, set, rows);
            }
        } catch (RuntimeException fault) {
            log.error("What was read of a promotion's goods cannot be noted", fault);
        }
    }

    private Map<Long, PromotionGood> stored(ShopId shop, long promotion, Set<Long> nmIds) {
        Map<Long, PromotionGood> goods = new HashMap<>();
        promotions.goods(shop, promotion, nmIds).forEach((nmId, row) -> goods.put(nmId, row.good()));
        return goods;
    }

    private Read.Rows judged(List<ChangeRow> rows, Map<Long, PromotionGood> goods, boolean now) {
        List<ChangeRow> sendable = new ArrayList<>();
        Map<String, Reason> changed = new HashMap<>();
        for (ChangeRow row : rows) {
            PromotionGood good = goods.get(Entry.nmId(row.key()));
            if (good == null) {
                changed.put(row.key(), texts.reason("NOT_OFFERED"));
            } else if (isStill(row, good)) {
                sendable.add(row);
            } else {
                changed.put(row.key(), texts.reason("CHANGED_SINCE_CHECK", Entry.plain(good.paid())));
            }
        }
        return new Read.Rows(sendable, changed, now);
    }

    /** Whether the row would do what it was confirmed for; the price of today as well, as the discount counts from it. */
    private static boolean isStill(ChangeRow row, PromotionGood good) {
        Map<String, @Nullable String> then = new HashMap<>();
        row.fields().forEach(field -> then.put(field.name(), field.after()));
        return Entry.fields(good)
            .stream()
            .filter((FieldChange field) -> !field.name().equals(Entry.TAKES_PART))
            .allMatch(field -> field.after() != null && field.after().equals(then.get(field.name())));
    }
}
