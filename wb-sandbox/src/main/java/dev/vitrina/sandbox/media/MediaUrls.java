package dev.vitrina.sandbox.media;

import java.net.URI;

/** Public addresses of a card's pictures and video, by WB's path scheme below a configurable base. Immutable. */
public final class MediaUrls {

    private final String base;
    private final BasketTable baskets;

    /** @param base address of the CDN, e.g. {@code http://127.0.0.1:8081/wb-media} */
    public MediaUrls(URI base, BasketTable baskets) {
        this.base = base.toString().replaceFirst("/+$", "");
        this.baskets = baskets;
    }

    /** Where the card's pictures lie, without size, number and final slash. */
    public String pictures(long nmId) {
        long vol = nmId / 100_000;
        return (
            base + "/basket-" + baskets.basketOf(nmId) + "/vol" + vol + "/part" + nmId / 1_000 + "/" + nmId + "/images"
        );
    }

    /** The HLS playlist of the card's video. */
    public String video(long nmId) {
        return base + videoPath(nmId) + "/hls/1440p/index.m3u8";
    }

    /** Path of the video's directory below the base. */
    static String videoPath(long nmId) {
        long vol = nmId % 144;
        long basket = vol / 12 + 1;
        return "/videonme-basket-%02d/vol%d/part%d/%d".formatted(basket, vol, nmId / 10_000, nmId);
    }
}
