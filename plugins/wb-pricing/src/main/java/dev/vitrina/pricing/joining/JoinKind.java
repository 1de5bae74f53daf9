package dev.vitrina.pricing.joining;

import dev.vitrina.api.change.ChangeBatch;
import dev.vitrina.api.change.ChangeKind;
import dev.vitrina.api.change.ChangePolicy;
import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.ChangeTexts;
import dev.vitrina.api.change.CheckResult;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.FollowResult;
import dev.vitrina.api.change.Reason;
import dev.vitrina.api.change.SendResult;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.setting.SettingsView;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Priority;
import dev.vitrina.pricing.change.PriceKind;
import dev.vitrina.pricing.change.PricePolicy;
import dev.vitrina.pricing.promotion.CalendarMethods;
import dev.vitrina.pricing.promotion.PromotionJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Goods that enter promotions. What is not to count at once stands in Wildberries' buffer until the promotion starts, and so does its row. Leaving has no method:
 * a good goes by a price above the plan, so no row is taken back.
 */
public final class JoinKind implements ChangeKind {

    public static final String ID = "wb-pricing.promotion";

    /** A promotion is announced weeks before it starts. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(90);

    private final JoinCheck check;
    private final JoinReading reading;
    private final Entries entries;
    private final JoinFollowing following;
    private final PromotionJob job;
    private final Jobs jobs;
    private final ChangeTexts texts;
    private final SettingsView settings;
    private final Clock clock;

    JoinKind(
        JoinCheck check,
        JoinReading reading,
        Entries entries,
        JoinFollowing following,
        PromotionJob job,
        Jobs jobs,
        ChangeTexts texts,
        SettingsView settings,
        Clock clock
    ) {
        this.check = check;
        this.reading = reading;
        this.entries = entries;
        this.following = following;
        this.job = job;
        this.jobs = jobs;
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String permission() {
        return PriceKind.WRITE;
    }

    @Override
    public String readPermission() {
        return "wb-pricing:read";
    }

    /** As with prices: it says what a piece costs. */
    @Override
    public String riskPermission() {
        return PriceKind.COSTS;
    }

    @Override
    public String title(Locale language) {
        return texts.in(language, "kind.promotion");
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
        return Optional.of("/products/" + Entry.nmId(key));
    }

    /** Money is at risk as it is with prices. */
    @Override
    public ChangePolicy policy(ShopId shop) {
        return PricePolicy.confirming(settings);
    }

    /** A call that is still under way has ended by then. */
    @Override
    public Duration firstLook() {
        return following.afterLoss();
    }

    @Override
    public int checkSize() {
        return CalendarMethods.MOST;
    }

    @Override
    public int batchSize() {
        return CalendarMethods.MOST;
    }

    @Override
    public Duration patience() {
        return LONGEST_WAIT;
    }

    @Override
    public CheckResult check(ShopId shop, List<ChangeRow> rows) {
        return check.check(shop, rows, PricePolicy.of(settings));
    }

    /** What is not any more what it was judged by is left out. */
    @Override
    public SendResult send(ShopId shop, ChangeBatch batch, Priority priority) {
        return switch (reading.of(shop, batch.changeSet(), batch.rows(), priority)) {
            case JoinReading.Read.NotNow(var problem, var retryAt) -> new SendResult.Later(problem, retryAt);
            case JoinReading.Read.Rows(var sendable, var changed, boolean now) -> {
                SendResult result = sendable.isEmpty()
                    ? new SendResult.Accepted(null, changed, clock.instant())
                    : send(shop, sendable, changed, priority);
                reading.ended(shop, batch.changeSet(), batch.rows(), result, now);
                yield result;
            }
        };
    }

    private SendResult send(ShopId shop, List<ChangeRow> rows, Map<String, Reason> changed, Priority priority) {
        List<Long> nmIds = rows
            .stream()
            .map(row -> Entry.nmId(row.key()))
            .toList();
        Instant lookAt = clock.instant().plus(following.first());
        return switch (entries.send(shop, Entry.of(rows.getFirst()), nmIds, priority)) {
            case Entries.Sent.Accepted(String uploadId) -> new SendResult.Accepted(uploadId, changed, lookAt);
            case Entries.Sent.Refused(String reason) -> {
                Map<String, Reason> refused = new HashMap<>(changed);
                rows.forEach(row -> refused.put(row.key(), ChangeTexts.wildberries(reason)));
                yield new SendResult.Accepted(null, refused, lookAt);
            }
            case Entries.Sent.NotNow(var problem, var retryAt) -> new SendResult.Later(problem, retryAt);
            case Entries.Sent.Lost(String reason) -> new SendResult.Uncertain(
                new Reason("ANSWER_LOST", reason),
                lookAt,
                changed
            );
        };
    }

    @Override
    public FollowResult follow(ShopId shop, List<ChangeRow> sent) {
        return following.follow(shop, sent);
    }

    @Override
    public Optional<DraftRow> reverse(ChangeRow row) {
        return Optional.empty();
    }

    @Override
    public void applied(ShopId shop, List<String> keys) {
        job.changed(shop, keys.stream().map(Entry::promotion).distinct().toList());
        PromotionJob.start(jobs, shop);
    }
}
