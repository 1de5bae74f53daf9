package dev.vitrina.api.change;

/**
 * How careful people are made to be with the sets of a kind in a shop. The host keeps to it: what it forbids is refused, whoever asks, and shown with what
 * is needed.
 *
 * @param typedAbove more rows than these are confirmed only by who types their number; 0 or more
 * @param fourEyes   whether a set is confirmed, or its start moved, by another person than who made it and than who edited it last
 * @param maxRows    of one set; more are not kept, and not confirmed. A roll-back may have as many as what it takes back. At least 1
 */
public record ChangePolicy(int typedAbove, boolean fourEyes, int maxRows) {
    /** The number is typed above 20 rows, one person is enough, and there may be as many rows as the operator lets a set have. */
    public static final ChangePolicy DEFAULT = new ChangePolicy(20, false, Integer.MAX_VALUE);

    public ChangePolicy {
        if (typedAbove < 0 || maxRows < 1) {
            throw new IllegalArgumentException(
                "A policy has a limit of 0 or more to type above, and of 1 or more rows"
            );
        }
    }

    public ChangePolicy typedAbove(int rows) {
        return new ChangePolicy(rows, fourEyes, maxRows);
    }

    public ChangePolicy fourEyes(boolean wanted) {
        return new ChangePolicy(typedAbove, wanted, maxRows);
    }

    public ChangePolicy maxRows(int rows) {
        return new ChangePolicy(typedAbove, fourEyes, rows);
    }
}
