package dev.vitrina.products.mirror;

import dev.vitrina.cache.MirrorDefinition;
import dev.vitrina.cache.PageSource;
import dev.vitrina.cache.SourceLag;
import dev.vitrina.products.card.CardPage.Sent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The card list as a mirror. */
public final class CardMirror {

    public static final String NAME = "wb-products/cards";

    /** A full run that misses more than a fifth of the cards must be confirmed by a second one before any is deleted. */
    private static final double SHRINK_GUARD = 0.2;

    /** A season: long enough to ask what a card looked like before its sales changed. */
    public static final Duration CHANGES_KEPT = Duration.ofDays(90);

    /**
     * An assumption: Wildberries names no lag, but saves cards by way of a queue. It also has to cover how far the clocks are apart.
     * Only cards that changed within it are read once more, so a catalogue at rest still costs one request.
     */
    private static final Duration LAG = Duration.ofMinutes(1);

    /** All nine digits: Wildberries cuts trailing zeros, and then times do not sort as text. */
    private static final DateTimeFormatter VERSION = DateTimeFormatter.ofPattern(
        "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'"
    ).withZone(ZoneOffset.UTC);

    private CardMirror() {}

    /** @param changesKept how long the history of cards goes back */
    public static MirrorDefinition<Sent> definition(CardListSource source, Duration changesKept) {
        return definition(source, new SourceLag(LAG, source::notPast), changesKept);
    }

    /** Of another source, whose cursors are not Wildberries', for tests and measurements. */
    public static MirrorDefinition<Sent> withoutLag(PageSource<Sent> source) {
        return definition(source, SourceLag.NONE, CHANGES_KEPT);
    }

    private static MirrorDefinition<Sent> definition(PageSource<Sent> source, SourceLag lag, Duration changesKept) {
        return new MirrorDefinition<Sent>(
            NAME,
            "p_wb_products.card",
            sent -> sent.card().nmId(),
            Sent::document,
            sent -> version(sent.card().updatedAt()),
            CardColumns.ALL,
            source,
            SHRINK_GUARD
        )
            .keepingChanges(changesKept)
            .lagging(lag);
    }

    static String version(Instant updatedAt) {
        return VERSION.format(updatedAt);
    }
}
