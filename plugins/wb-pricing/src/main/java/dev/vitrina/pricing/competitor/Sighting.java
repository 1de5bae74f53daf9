package dev.vitrina.pricing.competitor;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a good from the readings so far. A jump of more than {@value #SUDDEN_PERCENT} percent counts once a second reading confirms
 * it, and a good that one answer leaves out is still there: answers of this source may be spoiled, and somebody may act on them.
 *
 * @param kopecks     null unless it is on sale
 * @param seenAt      when what is shown was last read; null before the first time
 * @param readAt      when the last answer came that counted; null before the first
 * @param agreeing    readings in a row that said what is shown
 * @param unconfirmed the price of the last reading, in kopecks, when it was a sudden jump; null otherwise
 * @param missed      readings in a row that left it out
 */
record Sighting(
    Presence presence,
    @Nullable Long kopecks,
    @Nullable Instant seenAt,
    @Nullable Instant readAt,
    int agreeing,
    @Nullable Long unconfirmed,
    int missed
) {
    static final Sighting NONE = new Sighting(Presence.UNSEEN, null, null, null, 0, null, 0);

    /** What is older says nothing of now. */
    static final Duration FORGOTTEN = Duration.ofDays(14);

    static final int ENOUGH = 2;

    private static final int SUDDEN_PERCENT = 30;
    private static final int WHOLE = 100;
    /** For the counter's sake only. */
    private static final int MOST = 1_000_000;

    /** With one more reading; one that is not newer than the last is the same once more, and changes nothing. */
    Sighting after(Reading reading, Instant at) {
        if (readAt != null && !at.isAfter(readAt)) {
            return this;
        }
        return switch (reading) {
            case Reading.OnSale(long price) -> priced(price, at);
            case Reading.SoldOut _ -> shown(Presence.SOLD_OUT, null, at);
            case Reading.Absent _ -> absent(at);
        };
    }

    private Sighting priced(long price, Instant at) {
        Long shown = kopecks;
        if (shown == null || !isSudden(shown, price)) {
            return shown(Presence.ON_SALE, price, at);
        }
        Long before = unconfirmed;
        return before != null && !isSudden(before, price)
            ? new Sighting(Presence.ON_SALE, price, at, at, ENOUGH, null, 0)
            : new Sighting(presence, shown, seenAt, at, agreeing, price, 0);
    }

    private Sighting shown(Presence now, @Nullable Long price, Instant at) {
        boolean same = now == presence && (price == null ? kopecks == null : price.equals(kopecks));
        return new Sighting(now, price, at, at, same ? Math.min(MOST, agreeing + 1) : 1, null, 0);
    }

    private Sighting absent(Instant at) {
        return presence == Presence.MISSING || missed + 1 >= ENOUGH
            ? shown(Presence.MISSING, null, at)
            : new Sighting(presence, kopecks, seenAt, at, agreeing, unconfirmed, missed + 1);
    }

    private static boolean isSudden(long one, long other) {
        long higher = Math.max(one, other);
        return Math.abs(one - other) * WHOLE > higher * SUDDEN_PERCENT;
    }

    /** Whether buyers see the same. */
    boolean showsAs(Sighting other) {
        return presence == other.presence && (kopecks == null ? other.kopecks == null : kopecks.equals(other.kopecks));
    }

    /** @param freshFor how long a price counts as fresh */
    Confidence confidence(Instant now, Duration freshFor) {
        Instant seen = seenAt;
        if (presence != Presence.ON_SALE || seen == null || seen.plus(FORGOTTEN).isBefore(now)) {
            return Confidence.UNKNOWN;
        }
        if (unconfirmed != null || missed > 0) {
            return Confidence.UNSURE;
        }
        if (seen.plus(freshFor).isBefore(now)) {
            return Confidence.STALE;
        }
        return agreeing < ENOUGH ? Confidence.UNSURE : Confidence.FRESH;
    }
}
