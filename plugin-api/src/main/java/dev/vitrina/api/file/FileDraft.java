package dev.vitrina.api.file;

import dev.vitrina.api.shop.ShopId;
import java.time.Duration;

/**
 * A file that a plugin is about to write.
 *
 * @param shop        whose it is
 * @param name        under which a browser saves it; the host takes out what is no name
 * @param contentType for example {@code text/csv; charset=utf-8}
 * @param keepFor     after which it is gone; at most 7 days
 * @param permission  one of the plugin's; who holds it in the shop may download the file
 */
public record FileDraft(ShopId shop, String name, String contentType, Duration keepFor, String permission) {
    private static final Duration LONGEST = Duration.ofDays(7);

    public FileDraft {
        if (keepFor.isNegative() || keepFor.isZero() || keepFor.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A file is kept for at most 7 days, not for " + keepFor);
        }
    }
}
