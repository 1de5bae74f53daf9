package dev.vitrina.products.sync;

import dev.vitrina.api.upstream.QuotaLevel;
import dev.vitrina.cache.SyncMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a sync will cost.
 *
 * @param underWay       whether it tells of a run that has begun, be it paused or waiting, rather than of the next one
 * @param cards          cards the whole catalogue is expected to have; null while it was never read: Wildberries does not say
 * @param calls          calls still to make, one for each page of a hundred cards; null when the size is not known
 * @param cardsPerMinute how fast the quota lets cards come
 * @param quota          what is left of it; null for a shop without a token
 * @param waitsUntil     no call is allowed before; null when one is
 * @param doneAt         when it is done if it may go on now, at the quota's pace; null when the size is not known
 */
public record SyncForecast(
    SyncMode mode,
    boolean underWay,
    @Nullable Long cards,
    @Nullable Integer calls,
    int cardsPerMinute,
    @Nullable QuotaLevel quota,
    @Nullable Instant waitsUntil,
    @Nullable Instant doneAt
) {}
