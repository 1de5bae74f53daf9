package dev.vitrina.products.api;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.job.Job;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.text.Texts;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.products.sync.SyncForecast;
import dev.vitrina.products.sync.SyncForecasts;
import dev.vitrina.products.sync.SyncPauses;
import dev.vitrina.products.sync.Syncs;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** What a sync will cost, and holding it up. */
@Controller
public final class ProductSyncSteering {

    private final SyncForecasts forecasts;
    private final SyncPauses pauses;
    private final Syncs syncs;
    private final Texts texts;

    public ProductSyncSteering(SyncForecasts forecasts, SyncPauses pauses, Syncs syncs, Texts texts) {
        this.forecasts = forecasts;
        this.pauses = pauses;
        this.syncs = syncs;
        this.texts = texts;
    }

    @QueryMapping
    public Plan productSyncPlan(ShopContext shop, @Argument @Nullable SyncMode mode) {
        return plan(shop, mode);
    }

    @MutationMapping
    public Paused productsSyncPause(ShopContext shop) {
        pauses.pause(shop.id());
        return new Paused(plan(shop, null), List.of());
    }

    @MutationMapping
    public Resumed productsSyncResume(ShopContext shop) {
        if (shop.shop().state() == Shop.State.CREDENTIAL_REFUSED) {
            return new Resumed(null, List.of(UserError.at("CREDENTIAL_REFUSED", texts.of("sync.credentialRefused"))));
        }
        pauses.resume(shop.id());
        return new Resumed(syncs.start(shop.id(), null), List.of());
    }

    private Plan plan(ShopContext shop, @Nullable SyncMode mode) {
        SyncForecast forecast = forecasts.of(shop.id(), mode);
        Quota quota = forecast.quota() == null
            ? null
            : new Quota(
                forecast.quota().tokenType(),
                forecast.quota().quota().limit(),
                (int) forecast.quota().quota().period().toSeconds(),
                forecast.quota().quota().burst(),
                forecast.quota().left()
            );
        return new Plan(
            forecast.mode(),
            forecast.underWay(),
            pauses.since(shop.id()).orElse(null),
            forecast.cards(),
            forecast.calls(),
            forecast.cardsPerMinute(),
            quota,
            forecast.waitsUntil(),
            forecast.doneAt()
        );
    }

    /** Maps to {@code ProductSyncPlan}. */
    public record Plan(
        SyncMode mode,
        boolean underWay,
        @Nullable Instant pausedAt,
        @Nullable Long cards,
        @Nullable Integer calls,
        int cardsPerMinute,
        @Nullable Quota quota,
        @Nullable Instant waitsUntil,
        @Nullable Instant doneAt
    ) {}

    /** Maps to {@code ProductSyncQuota}. */
    public record Quota(String tokenType, int limit, int periodSeconds, int burst, double left) {}

    /** Maps to {@code ProductsSyncPausePayload}. */
    public record Paused(Plan plan, List<UserError> errors) {}

    /** Maps to {@code ProductsSyncResumePayload}. */
    public record Resumed(@Nullable Job job, List<UserError> errors) {}
}
