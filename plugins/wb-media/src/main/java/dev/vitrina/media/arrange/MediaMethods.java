package dev.vitrina.media.arrange;

import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaGroup;
import java.time.Duration;
import java.util.Map;

/** The two methods that write media, with their quota (WB items spec, media files: one for both). Neither is sent again by the gateway. */
final class MediaMethods {

    private static final QuotaGroup GROUP = new QuotaGroup(
        "wb-content/media",
        Quota.of(100, Duration.ofMinutes(1), Duration.ofMillis(600), 5),
        Map.of("base", Quota.of(2, Duration.ofHours(1), Duration.ofMinutes(30), 1))
    );

    /**
     * Replaces all media of a card by what links lead to. Wildberries' own addresses are numbers of places and not names of pictures: the same request
     * sent twice moves pictures twice, so it is not idempotent unless it leaves every picture where it is.
     */
    static final Endpoint SAVE = write("media-save", "/content/v3/media/save");

    /**
     * Puts one file in a numbered place, or behind the last. Sent twice it puts the same picture in the same place, as long as nobody else changes the
     * card meanwhile; nobody can promise that, so it is not repeated either.
     */
    static final Endpoint FILE = write("media-file", "/content/v3/media/file");

    private MediaMethods() {}

    private static Endpoint write(String name, String path) {
        return new Endpoint("wb-content/" + name, "wb-content", "POST", path, GROUP, false, 2L << 20);
    }
}
