package dev.vitrina.core.change;

import dev.vitrina.api.shop.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * What a set begins with.
 *
 * @param plugin whose kind it is
 * @param input  hash of what was asked for; null when nobody told
 * @param by     null for the plugin by itself
 */
record NewSet(
    ShopId shop,
    String kind,
    String plugin,
    StoredSet.Rights rights,
    String title,
    String origin,
    @Nullable String idempotencyKey,
    @Nullable String input,
    @Nullable Long rollbackOf,
    StoredSet.@Nullable Person by
) {}
