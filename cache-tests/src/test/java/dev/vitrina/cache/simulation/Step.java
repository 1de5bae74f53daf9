package dev.vitrina.cache.simulation;

import dev.vitrina.cache.history.World;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that a script lets happen.
 *
 * @param id      names it within its script and picks its random numbers, also when other steps are left out
 * @param micros  when, in virtual microseconds
 * @param replica on which, where that matters
 * @param key     of {@link World}
 * @param choice  the policy, scope, mood or milliseconds, depending on the action
 */
record Step(int id, long micros, Action action, int replica, int key, int choice) {
    private static final Pattern FORM = Pattern.compile("(\\d+) @(\\d+) ([A-Z_]+) r(\\d+) k(\\d+) #(\\d+)");

    /** What happens; the number is how often, of a hundred. */
    enum Action {
        READ(61),
        /** A read for something that nobody waits for. */
        READ_BEHIND(3),
        CHANGE(4),
        /** The key changes at the origin, then it is invalidated through a scope of it. */
        INVALIDATE(14),
        PURGE(1),
        MOOD(8),
        /** The process dies and starts again. */
        CRASH(2),
        /** Nobody reaches PostgreSQL. */
        AWAY(1),
        /** PostgreSQL crashes: unlogged tables are empty when it is back. */
        CRASH_DATABASE(1),
        /** PostgreSQL answers nobody for a while. */
        PAUSE(1),
        /** One replica's connections break. */
        CUT(2),
        /** Nobody hears notices. */
        MUTE(1),
        REMOVE_EXPIRED(1);

        private final int weight;

        Action(int weight) {
            this.weight = weight;
        }

        static Action pick(SplittableRandom random) {
            int left = random.nextInt(100);
            for (Action action : values()) {
                left -= action.weight;
                if (left < 0) {
                    return action;
                }
            }
            return READ;
        }
    }

    static Step parse(String line) {
        Matcher matcher = FORM.matcher(line.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a step: " + line);
        }
        return new Step(
            Integer.parseInt(matcher.group(1)),
            Long.parseLong(matcher.group(2)),
            Action.valueOf(matcher.group(3)),
            Integer.parseInt(matcher.group(4)),
            Integer.parseInt(matcher.group(5)),
            Integer.parseInt(matcher.group(6))
        );
    }

    Step on(int other) {
        return new Step(id, micros, action, other, key, choice);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d @%d %s r%d k%d #%d", id, micros, action, replica, key, choice);
    }
}
