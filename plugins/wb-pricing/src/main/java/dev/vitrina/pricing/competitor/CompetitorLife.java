package dev.vitrina.pricing.competitor;

import dev.vitrina.api.shop.ShopId;
import java.time.Duration;
import java.time.Instant;

/** How long what is known of rivals is kept. */
public final class CompetitorLife {

    /** Of a price's history. */
    private static final Duration KEPT = Duration.ofDays(400);

    private final RivalStore rivals;
    private final SightingStore sightings;
    private final UndercutStore undercuts;
    private final SourceStore sources;

    public CompetitorLife(RivalStore rivals, SightingStore sightings, UndercutStore undercuts, SourceStore sources) {
        this.rivals = rivals;
        this.sightings = sightings;
        this.undercuts = undercuts;
        this.sources = sources;
    }

    void tidy(ShopId shop, Instant now) {
        sightings.tidy(shop, now, KEPT);
    }

    /** A shop that goes takes its rivals with it. */
    public void purge(ShopId shop) {
        rivals.purge(shop);
        sightings.purge(shop);
        undercuts.purge(shop);
        sources.purge(shop);
    }
}
