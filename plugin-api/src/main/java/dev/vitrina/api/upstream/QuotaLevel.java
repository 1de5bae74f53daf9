package dev.vitrina.api.upstream;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much of a quota is left to a shop now.
 *
 * @param quota        the row that counts for the shop's token; its burst is the smaller one where the upstream has named a smaller
 * @param tokenType    whose row it is, by {@link dev.vitrina.api.shop.Credential#type()}
 * @param left         calls that could be made now, never negative; background work leaves the last ones to people
 * @param blockedUntil until when the upstream allows none; null when it does not say so
 */
public record QuotaLevel(Quota quota, String tokenType, double left, @Nullable Instant blockedUntil) {}
