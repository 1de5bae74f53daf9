package dev.vitrina.cache.history;

import dev.vitrina.cache.history.Violation.Rule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened, in one order, as far as reads are judged by it. */
public interface Past {
    /** Counts what happens, so that it can be said what was before what. */
    long event();

    /** The clock of the history, in nanoseconds. */
    long now();

    /** The clock of the database. */
    Instant clock();

    /** How much later than the engine itself this may look at a clock, in nanoseconds. */
    long lateness();

    /** Whether the database gave a value this date. */
    boolean stamped(Instant fetchedAt);

    /** Whether an exception of the loader may be the reason of a failure. */
    boolean loaderThrew();

    /** In the order in which they began. */
    List<Invalidated> invalidations();

    void violation(Rule rule, String what, @Nullable Object... others);

    /** Each {@code %s} stands for one of the others. */
    void say(String what, @Nullable Object... others);
}
