package dev.vitrina.media;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Addresses of a card's media. Pictures: {@code basket-NN/vol{nmId/100000}/part{nmId/1000}/{nmId}/images/{size}/{n}.webp}; video:
 * {@code videonme-basket-NN/vol{nmId mod 144}/part{nmId/10000}/{nmId}} with NN = (nmId mod 144) / 12 + 1 (public CDN scheme, not
 * part of the official API).
 */
record MediaLinks(List<Photo> photos, Video video) {
    static MediaLinks of(Cdn cdn, long nmId, String basket, int photoCount) {
        String images = "%s/vol%d/part%d/%d/images".formatted(
            cdn.host("basket-" + basket),
            nmId / 100_000,
            nmId / 1_000,
            nmId
        );
        return new MediaLinks(
            IntStream.rangeClosed(1, photoCount)
                .mapToObj(number -> Photo.of(images, number))
                .toList(),
            Video.of(cdn, nmId)
        );
    }

    /** One picture in WB's sizes. */
    record Photo(int number, String big, String c516x688, String c246x328, String square, String tm) {
        static Photo of(String images, int number) {
            return new Photo(
                number,
                address(images, "big", number),
                address(images, "c516x688", number),
                address(images, "c246x328", number),
                address(images, "square", number),
                address(images, "tm", number)
            );
        }

        private static String address(String images, String size, int number) {
            return "%s/%s/%d.webp".formatted(images, size, number);
        }
    }

    /** The card's one video. */
    record Video(String hls, String mp4) {
        static Video of(Cdn cdn, long nmId) {
            String base = "%s/vol%d/part%d/%d".formatted(
                cdn.host("videonme-basket-%02d".formatted((nmId % 144) / 12 + 1)),
                nmId % 144,
                nmId / 10_000,
                nmId
            );
            return new Video(base + "/hls/1440p/index.m3u8", base + "/mp4/360p/1.mp4");
        }
    }
}
