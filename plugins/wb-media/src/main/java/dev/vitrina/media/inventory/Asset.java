package dev.vitrina.media.inventory;

import dev.vitrina.api.download.FileFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A photo or the video of a card, with what is known of it; maps to the GraphQL type {@code MediaAsset}.
 *
 * @param number    of the photo, from 1; 0 for the video
 * @param address   of the largest size, or of the playlist; null when the card names none
 * @param bytes     of the largest size
 * @param alike     64 bits of which few differ for pictures that look the same; null when it was not looked at
 * @param reason    why it is not {@link AssetState#OK}
 * @param checkedAt null when it never was
 */
public record Asset(
    long nmId,
    int number,
    @Nullable String address,
    AssetState state,
    @Nullable FileFormat format,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable Long bytes,
    @Nullable Long alike,
    @Nullable String reason,
    @Nullable Instant checkedAt
) {
    static Asset unknown(long nmId, int number, @Nullable String address) {
        return new Asset(nmId, number, address, AssetState.UNKNOWN, null, null, null, null, null, null, null);
    }

    Asset found(AssetState state, @Nullable String reason) {
        return new Asset(nmId, number, address, state, format, width, height, bytes, alike, reason, checkedAt);
    }

    boolean isUnknown() {
        return state == AssetState.UNKNOWN;
    }

    boolean isTrouble() {
        return state == AssetState.MISSING || state == AssetState.BROKEN;
    }
}
