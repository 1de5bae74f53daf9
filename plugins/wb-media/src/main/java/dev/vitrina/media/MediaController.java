package dev.vitrina.media;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** {@code Query.mediaLinks}. */
@Controller
class MediaController {

    /** A card holds up to 30 pictures (WB items spec, media). */
    private static final int MOST_PHOTOS = 30;

    private final BasketMap baskets;
    private final Cdn cdn;

    MediaController(BasketMap baskets, Cdn cdn) {
        this.baskets = baskets;
        this.cdn = cdn;
    }

    @QueryMapping
    MediaLinks mediaLinks(@Argument String nmId, @Argument int photoCount) {
        if (photoCount < 0 || photoCount > MOST_PHOTOS) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "`photoCount` must be between 0 and " + MOST_PHOTOS);
        }
        long card = card(nmId);
        String basket = baskets
            .basket(card)
            .orElseThrow(() ->
                new VitrinaException(ErrorCode.NOT_FOUND, "The card is newer than the known map of picture hosts")
            );
        return MediaLinks.of(cdn, card, basket, photoCount);
    }

    private static long card(String nmId) {
        if (!nmId.matches("[1-9][0-9]{0,14}")) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "`nmId` must be a positive number");
        }
        return Long.parseLong(nmId);
    }
}
