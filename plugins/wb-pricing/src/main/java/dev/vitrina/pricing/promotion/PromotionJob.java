package dev.vitrina.pricing.promotion;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobDefinition.Schedule;
import dev.vitrina.api.job.JobDefinition.Shops;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.pricing.promotion.Calendar.Read;
import dev.vitrina.pricing.promotion.CalendarStore.Due;
import dev.vitrina.pricing.sync.AskedAt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the calendar, and the goods of each promotion that lists any. A base token may call once an hour: every page is kept as it comes, and a run that the
 * quota ends goes on with the next page.
 */
public final class PromotionJob {

    public static final String TYPE = "wb-pricing:promotions";

    /** How old lists may be and count as fresh. */
    public static final Duration FRESH = Duration.ofHours(3);

    /** What is younger is not read again. */
    private static final Duration KEPT = Duration.ofMinutes(50);

    private static final Duration EVERY = Duration.ofHours(1);
    private static final double JITTER = 0.2;
    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    private final Calendar calendar;
    private final CalendarStore store;
    private final PromotionStore promotions;
    private final ShopDirectory shops;
    private final JsonMapper json;
    private final Clock clock;

    public PromotionJob(
        Calendar calendar,
        CalendarStore store,
        PromotionStore promotions,
        ShopDirectory shops,
        JsonMapper json,
        Clock clock
    ) {
        this.calendar = calendar;
        this.store = store;
        this.promotions = promotions;
        this.shops = shops;
        this.json = json;
        this.clock = clock;
    }

    public JobDefinition definition() {
        return new JobDefinition(TYPE, new Schedule(EVERY, JITTER, Shops.WITH_ACCEPTED_CREDENTIAL), this::run);
    }

    /** Starts it, unless it is under way. */
    public static void start(Jobs jobs, ShopId shop) {
        try {
            jobs.start(TYPE, shop, "{}");
        } catch (VitrinaException busy) {
            // Its turn comes by itself then.
            if (busy.code() != ErrorCode.RATE_LIMITED) {
                throw busy;
            }
        }
    }

    /** These promotions' goods are others now: their lists are read at the next run. */
    public void changed(ShopId shop, Collection<Long> ids) {
        store.expire(shop, ids);
    }

    public void purge(ShopId shop) {
        store.purge(shop);
    }

    private JobResult run(JobRun run) {
        ShopId shop = run.shop();
        if (shop == null || shops.find(shop).isEmpty()) {
            return new JobResult.Succeeded("The shop is gone");
        }
        JobResult result = read(run, shop);
        if (shops.find(shop).isEmpty()) {
            // It went meanwhile: nobody else would remove what came after.
            store.purge(shop);
            return new JobResult.Succeeded("The shop is gone");
        }
        return result;
    }

    private JobResult read(JobRun run, ShopId shop) {
        // What somebody asked for is read anew unless it was read since.
        Instant before = AskedAt.of(json, run.input()).orElseGet(() -> clock.instant().minus(KEPT));
        Optional<Outcome.Failure> failure = promotions
                .calendarReadAt(shop)
                .filter(at -> at.isAfter(before))
                .isPresent()
            ? Optional.empty()
            : calendar(shop);
        if (failure.isPresent()) {
            return notNow(failure.get());
        }
        long pages = 0;
        for (;;) {
            if (run.cancelled()) {
                return new JobResult.Cancelled();
            }
            Optional<Due> due = store.due(shop, clock.instant(), before);
            if (due.isEmpty()) {
                return new JobResult.Succeeded("%d pages of goods".formatted(pages));
            }
            failure = page(shop, due.get());
            if (failure.isPresent()) {
                return notNow(failure.get());
            }
            run.progress(++pages, null, 0, "Reading goods of promotions");
        }
    }

    private Optional<Outcome.Failure> calendar(ShopId shop) {
        Instant now = clock.instant();
        List<Promotion> all = new ArrayList<>();
        for (long offset = 0; ; offset += CalendarMethods.MOST) {
            switch (calendar.promotions(shop, now, offset)) {
                case Read.NotNow<Promotion>(var failure) -> {
                    return Optional.of(failure);
                }
                case Read.NoList<Promotion> _ -> {
                    store.putCalendar(shop, all, now);
                    return Optional.empty();
                }
                case Read.Items<Promotion>(var page) -> {
                    all.addAll(page.items());
                    if (page.sent() < CalendarMethods.MOST) {
                        store.putCalendar(shop, all, now);
                        return Optional.empty();
                    }
                }
            }
        }
    }

    private Optional<Outcome.Failure> page(ShopId shop, Due list) {
        Instant begun = list.begunAt();
        Instant begunAt = begun == null ? clock.instant() : begun;
        return switch (calendar.goods(shop, list.promotion(), list.takingPart(), list.offset(), Priority.REFRESH)) {
            case Read.NotNow<PromotionGood>(var failure) -> Optional.of(failure);
            case Read.NoList<PromotionGood> _ -> {
                store.endGoods(shop, list, List.of(), begunAt);
                yield Optional.empty();
            }
            case Read.Items<PromotionGood>(var page) -> {
                if (page.sent() < CalendarMethods.MOST) {
                    store.endGoods(shop, list, page.items(), begunAt);
                } else {
                    store.putGoods(shop, list, page.items(), begunAt, list.offset() + page.sent());
                }
                yield Optional.empty();
            }
        };
    }

    private JobResult notNow(Outcome.Failure failure) {
        Duration wait = failure.retryAfter();
        Instant retryAt = clock.instant().plus(wait == null ? RETRY_AFTER : wait);
        Problem problem = new Problem(failure.kind(), failure.message(), retryAt);
        return switch (failure.kind()) {
            // Trying again cannot help: a new token has to come first.
            case UNAUTHORISED, REJECTED -> new JobResult.Failed(problem);
            case RATE_LIMITED, UNAVAILABLE, MALFORMED, TIMEOUT -> new JobResult.Waiting(problem, retryAt);
        };
    }
}
