package dev.vitrina.core.upstream;

import dev.vitrina.api.upstream.Quota;
import dev.vitrina.cache.Priority;

/**
 * The floor of each class: how many tokens a call of it must leave in the bucket for the classes above. Shares of the burst,
 * rounded down: interactive 0, refresh 10 %, eager and mirror 20 %, reconcile 40 %; but all leave at least two where the burst
 * has them to spare (one of a burst of 3), or a user would wait behind whatever took the last. So of WB's usual burst of 5 each of
 * them leaves 2. Their sustained rate is the same: only the start of a burst is shorter.
 */
final class Reserves {

    private Reserves() {}

    /** Tokens that stay. At most {@code burst - 2}: a bucket must never have to be full to let a class go on. */
    static int floor(Priority priority, Quota quota) {
        double share = switch (priority) {
            case INTERACTIVE -> 0;
            case REFRESH -> 0.1;
            case EAGER, MIRROR -> 0.2;
            case RECONCILE -> 0.4;
        };
        return Math.max(whole(quota, share), priority == Priority.INTERACTIVE ? 0 : room(quota, 2));
    }

    /** @param reserve what an endpoint's policy wants left; nothing holds a user back */
    static int floor(Priority priority, Quota quota, double reserve) {
        int floor = floor(priority, quota);
        return priority == Priority.INTERACTIVE ? floor : Math.max(floor, whole(quota, reserve));
    }

    private static int whole(Quota quota, double share) {
        return room(quota, (long) (quota.burst() * share));
    }

    private static int room(Quota quota, long wanted) {
        return Math.clamp(wanted, 0, Math.max(0, quota.burst() - 2));
    }
}
