package dev.vitrina.api.change;

import java.time.Duration;

/**
 * How careful people are made to be with the sets of a kind in a shop. The host keeps to it: what it forbids is refused, whoever asks, and shown with what
 * is needed.
 *
 * @param typedAbove    more rows than these are confirmed only by who types their number; 0 or more
 * @param fourEyes      whether a set is confirmed, sent again, or its start moved, by another person than who made it and than who edited it last
 * @param maxRows       of one set; more are not kept, and not confirmed. A roll-back may have as many as what it takes back. At least 1
 * @param checkedWithin how old a check may be: an older one is not confirmed, and what waited longer than that since it was checked or a batch of it was sent is
 *                      checked again before it goes on. Longer than nothing
 */
public record ChangePolicy(int typedAbove, boolean fourEyes, int maxRows, Duration checkedWithin) {
    /**
     * The number is typed above 20 rows, one person is enough, there may be as many rows as the operator lets a set have, and a check is good for a day.
     */
    public static final ChangePolicy DEFAULT = new ChangePolicy(20, false, Integer.MAX_VALUE);

    public ChangePolicy {
        if (typedAbove < 0 || maxRows < 1 || !checkedWithin.isPositive()) {
            throw new IllegalArgumentException(
                "A policy has a limit of 0 or more to type above, of 1 or more rows, and a check that is good for a time"
            );
        }
    }

    /** A check is good for a day. */
    public ChangePolicy(int typedAbove, boolean fourEyes, int maxRows) {
        this(typedAbove, fourEyes, maxRows, Duration.ofDays(1));
    }

    public ChangePolicy typedAbove(int rows) {
        return new ChangePolicy(rows, fourEyes, maxRows, checkedWithin);
    }

    public ChangePolicy fourEyes(boolean wanted) {
        return new ChangePolicy(typedAbove, wanted, maxRows, checkedWithin);
    }

    public ChangePolicy maxRows(int rows) {
        return new ChangePolicy(typedAbove, fourEyes, rows, checkedWithin);
    }

    public ChangePolicy checkedWithin(Duration age) {
        return new ChangePolicy(typedAbove, fourEyes, maxRows, age);
    }
}
