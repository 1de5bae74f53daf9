package dev.vitrina.api.job;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A job as users see it; maps to the GraphQL type {@code Job}. */
public record Job(
    String id,
    String type,
    @Nullable ShopId shopId,
    JobState state,
    @Nullable String message,
    long done,
    @Nullable Long total,
    long failed,
    @Nullable Problem problem,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt
) {
    public boolean cancellable() {
        return state == JobState.QUEUED || state == JobState.RUNNING || state == JobState.WAITING;
    }
}
