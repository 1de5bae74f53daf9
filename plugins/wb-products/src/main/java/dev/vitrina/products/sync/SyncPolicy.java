package dev.vitrina.products.sync;

import java.time.Duration;

/** How up to date the catalogue is kept. */
public final class SyncPolicy {

    /** The pause between incremental runs. */
    static final Duration EVERY = Duration.ofMinutes(5);

    /** Share of the pause by which shops differ, so that they do not all ask at once. */
    static final double JITTER = 0.2;

    /** How old the last complete walk may be before another looks for deleted cards. */
    static final Duration FULL_EVERY = Duration.ofHours(24);

    /** The same when the last walk missed so many cards that a second one has to decide. */
    static final Duration CONFIRM_AFTER = Duration.ofHours(1);

    /** Up to this age the catalogue counts as fresh: one run may fail without anyone being told. */
    public static final Duration FRESH = Duration.ofMinutes(10);

    /** When the upstream does not say when to come back. */
    static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    private SyncPolicy() {}
}
